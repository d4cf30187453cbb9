-- TR333: één rij per bericht met een declaratienummer dat dezelfde afzender al gebruikte, in deze levering of een eerdere.
with genummerd as (
    select
        bericht._bestand,
        bericht.declaratie_nummer,
        eerder.gemeld_op as eerder_gemeld_op,
        row_number() over (partition by bericht.afzender, bericht.declaratie_nummer order by bericht.dagtekening, bericht._bestand) as keer,
        codes.aanbieder_id
    from berichten as bericht
    left join gehouden_declaraties as eerder
        on eerder.agb_code = bericht.afzender
        and eerder.declaratie_nummer = bericht.declaratie_nummer
    left join bericht_codes as codes on codes.agb_code = bericht.afzender
    where bericht.soort = '323'
),

fouten as (
    select
        _bestand,
        null as _rij,
        'DeclaratieNummer' as kolom,
        declaratie_nummer as waarde,
        'een eigen nummer' as verwacht,
        'Declaratienummer ' || declaratie_nummer || coalesce(
            ' is al gebruikt in een bericht van ' || strftime(eerder_gemeld_op, '%d-%m-%Y'), ' staat ook in een ander bericht'
        ) || ' van deze afzender. Geef de declaratie een eigen nummer en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from genummerd
    where keer > 1 or eerder_gemeld_op is not null
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, melding
