-- De begonnen en gestopte producten uit 305- en 307-berichten: één rij per product. volgorde 1 is het laatste bericht van zijn soort over een
-- toewijzing; is_ouder: wij hebben al een later bericht. Wat is verwijderd, heeft geen dag en geen reden.
with delen as (
    select
        _bestand,
        _rij,
        client_sleutel,
        toewijzing_nummer,
        'start' as soort,
        status = '3' as is_verwijderd,
        begindatum as dag,
        cast(null as varchar) as begindatum,
        cast(null as varchar) as reden
    from bericht_305
    union all by name
    select
        _bestand,
        _rij,
        client_sleutel,
        toewijzing_nummer,
        'stop' as soort,
        status = '3' as is_verwijderd,
        einddatum as dag,
        begindatum,
        reden
    from bericht_307
)

select
    delen.* exclude (dag, begindatum, reden),
    if(delen.is_verwijderd, null, delen.dag::date) as dag,
    delen.begindatum::date as begindatum,
    if(delen.is_verwijderd, null, delen.reden) as reden,
    codes.aanbieder_id,
    bericht.dagtekening as gemeld_op,
    coalesce(if(delen.soort = 'start', eerder.start_gemeld_op, eerder.stop_gemeld_op) > bericht.dagtekening, false) as is_ouder,
    row_number() over (
        partition by delen.soort, delen.toewijzing_nummer
        order by bericht.dagtekening desc, delen.is_verwijderd desc, delen._bestand desc, delen._rij desc
    ) as volgorde
from delen
inner join berichten as bericht on bericht._bestand = delen._bestand
left join bericht_codes as codes on codes.agb_code = bericht.afzender
left join gehouden_toegewezen_producten as eerder on eerder.toewijzing_nummer = delen.toewijzing_nummer
