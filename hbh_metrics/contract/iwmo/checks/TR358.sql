-- TR358: één rij per declaratie waarvan het totaal niet de som van de prestaties is.
with sommen as (
    select _bestand, sum(if(debet_credit = 'C', -bedrag, bedrag)) as som, any_value(aanbieder_id) as aanbieder_id
    from bericht_prestaties
    group by _bestand
),

totalen as (
    select
        bericht._bestand,
        if(bericht.totaal_debet_credit = 'C', -bericht.totaal, bericht.totaal) as totaal,
        coalesce(sommen.som, 0) as som,
        sommen.aanbieder_id
    from berichten as bericht
    left join sommen on sommen._bestand = bericht._bestand
    where bericht.soort = '323'
),

fouten as (
    select
        _bestand,
        null as _rij,
        'TotaalBedrag' as kolom,
        replace(cast(totaal * 0.01 as decimal(18, 2))::varchar, '.', ',') as waarde,
        replace(cast(som * 0.01 as decimal(18, 2))::varchar, '.', ',') as verwacht,
        'Het totaal van de declaratie is € ' || waarde || ', maar de prestaties zijn samen € ' || verwacht
        || '. Verbeter het totaal of de prestaties en stuur het bericht opnieuw.' as melding,
        aanbieder_id
    from totalen
    where totaal is distinct from som
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
