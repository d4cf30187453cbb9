-- Wat is geleverd en wat niet: één rij per bron per aanbieder per periode (uren en betalingen), per aanbieder, of per bron.
-- Uren en betalingen worden per periode verwacht van wie cliënten had; te laat is na de uiterste leverdag. Wat voor een hele groep is betaald,
-- noemt geen cliënten; daar ontbreken er dus geen.
create or replace table volledigheid as
with per_periode as (
    select
        aanbieder_id,
        periode_id,
        is_open,
        uiterste_leverdag,
        clienten,
        actief_en_betaald,
        urenrijen,
        betaalregels
    from tussenstand.sommen_per_aanbieder
),

verwacht_per_periode as (
    select
        'geleverde_uren' as bron,
        per_periode.*,
        per_periode.urenrijen as rijen,
        coalesce(dekking.urendekking.waarde < $urendekking_pct or dekking.weekdekking.waarde < $weekdekking_pct, false) as is_onvolledig
    from per_periode
    inner join tussenstand.dekking as dekking
        on per_periode.aanbieder_id = dekking.aanbieder_id
        and per_periode.periode_id = dekking.periode_id
    union all by name
    select
        'periodebetalingen' as bron,
        per_periode.*,
        per_periode.betaalregels as rijen,
        taak.periode_id is null and 100 * actief_en_betaald < $betaaldekking_pct * clienten as is_onvolledig
    from per_periode
    left join tussenstand.taakbetalingen as taak
        on per_periode.aanbieder_id = taak.aanbieder_id
        and per_periode.periode_id = taak.periode_id
),

ontvangen as (
    select
        tabel as bron,
        aanbieder_id,
        periode_id,
        min(ontvangen_op) as eerste_ontvangst
    from herkomst
    group by tabel, aanbieder_id, periode_id
),

laatst_ontvangen as (
    select
        bron,
        aanbieder_id,
        min(ontvangen_op) as eerste_ontvangst,
        sum(rijen) filter (where is_laatste) as rijen
    from (
        select
            *,
            tabel as bron,
            publicatie = last_value(publicatie) over (
                partition by tabel, aanbieder_id
                order by ontvangen_op, publicatie
                rows between unbounded preceding and unbounded following
            ) as is_laatste
        from herkomst
    )
    group by bron, aanbieder_id
),

zonder_periode as (
    select
        bronnen.bron,
        bronnen.is_verplicht,
        aanbieders.aanbieder_id,
        bool_or(geleverd.tabel is not null and bronnen.van_ieder) as is_ooit_geleverd
    from tussenstand.bronnen as bronnen
    left join aanbieders on bronnen.per_aanbieder
    left join geleverd on bronnen.bron = geleverd.tabel
    where not bronnen.per_periode
    group by all
)

select
    verwacht.bron::varchar as bron,
    verwacht.aanbieder_id::varchar as aanbieder_id,
    verwacht.periode_id::varchar as periode_id,
    case
        when ontvangen.eerste_ontvangst is null and verwacht.rijen = 0
            then if(verwacht.clienten > 0 and $peildatum > verwacht.uiterste_leverdag, 'niet geleverd', 'nog niet verwacht')
        when verwacht.is_onvolledig and not verwacht.is_open then 'onvolledig'
        when ontvangen.eerste_ontvangst > verwacht.uiterste_leverdag then 'te laat'
        else 'geleverd'
    end::varchar as status,
    verwacht.rijen::bigint as rijen,
    ontvangen.eerste_ontvangst::date as eerste_ontvangst
from verwacht_per_periode as verwacht
left join ontvangen
    on verwacht.bron = ontvangen.bron
    and verwacht.aanbieder_id = ontvangen.aanbieder_id
    and verwacht.periode_id = ontvangen.periode_id
union all
select
    zonder_periode.bron::varchar,
    zonder_periode.aanbieder_id::varchar,
    null::varchar,
    case
        when laatst_ontvangen.eerste_ontvangst is not null then 'geleverd'
        when zonder_periode.is_verplicht or zonder_periode.is_ooit_geleverd then 'niet geleverd'
        else 'nog niet verwacht'
    end::varchar,
    coalesce(laatst_ontvangen.rijen, 0)::bigint,
    laatst_ontvangen.eerste_ontvangst::date
from zonder_periode
left join laatst_ontvangen
    on zonder_periode.bron = laatst_ontvangen.bron
    and zonder_periode.aanbieder_id is not distinct from laatst_ontvangen.aanbieder_id
order by bron, aanbieder_id nulls first, periode_id nulls first;
