-- R26: één rij per formulier (respons_id) en kolom waarin de geleverde rijen elkaar, of een rij die we hadden, tegenspreken.
-- Een lege koppeling naast een gevulde spreekt niets tegen. Wat we al zo hadden, keurt een levering niet af maar waarschuwt.
with antwoorden as not materialized (
    select _bestand, _rij, respons_id, koppel_id, meting, groep, aanbieder_id, invuldatum
    from enquetescores
),

geleverde_formulieren as (
    select distinct respons_id
    from antwoorden
    where _bestand is not null
        and respons_id is not null
),

cellen as (
    unpivot (
        select
            _bestand,
            _rij,
            respons_id,
            koppel_id,
            meting,
            groep,
            aanbieder_id,
            strftime(invuldatum, '%d-%m-%Y') as invuldatum
        from antwoorden
        semi join geleverde_formulieren using (respons_id)
    )
    on koppel_id, meting, groep, aanbieder_id, invuldatum
    into name kolom value waarde
),

eerder_tegenstrijdig as (
    select respons_id, kolom
    from (
        unpivot (
            select respons_id, koppel_id, meting, groep, aanbieder_id, strftime(invuldatum, '%d-%m-%Y') as invuldatum
            from gehouden_enquetescores
            semi join geleverde_formulieren using (respons_id)
        )
        on koppel_id, meting, groep, aanbieder_id, invuldatum
        into name kolom value waarde
    )
    group by respons_id, kolom
    having min(waarde) <> max(waarde)
),

tegenstrijdig as (
    select
        max({'bestand': cel._bestand, 'rij': cel._rij}) filter (where cel._bestand is not null) as plaats,
        cel.kolom,
        cel.respons_id,
        any_value(eerder.kolom) is not null as was_al_zo,
        arg_max(cel.waarde, {'bestand': cel._bestand, 'rij': cel._rij}) filter (where cel._bestand is not null) as waarde
    from cellen as cel
    left join eerder_tegenstrijdig as eerder
        on eerder.respons_id = cel.respons_id
        and eerder.kolom = cel.kolom
    group by cel.respons_id, cel.kolom
    having min(cel.waarde) <> max(cel.waarde)
),

formulier_van_twee as (
    select
        plaats.bestand as _bestand,
        plaats.rij as _rij,
        kolom,
        case when kolom <> 'koppel_id' then waarde end as waarde,
        'op alle rijen van formulier ' || respons_id || ' hetzelfde' as verwacht,
        'De rijen van formulier ' || respons_id || ' spreken elkaar tegen: zij hebben niet allemaal dezelfde ' || kolom || case
            when was_al_zo then '. Dat hadden wij al zo; het zou nu niet meer worden aangenomen. Verbeter het bij de volgende levering.'
            else '. Geef elk formulier een eigen respons_id, of verbeter de cel, en lever opnieuw aan.'
        end as melding,
        null as aanbieder_id,
        if(was_al_zo, 'W', 'F') as ernst
    from tegenstrijdig
    where plaats is not null
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id,
    ernst::varchar as ernst
from formulier_van_twee
order by bestand, rij, kolom, melding
