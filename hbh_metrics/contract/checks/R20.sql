-- R20: één rij per geleverd plan dat is getekend vóór het gesprek, en één rij per experimentcliënt en aanbieder zonder getekend plan daar,
-- als de cliënt op de peildatum nog hulp krijgt en zijn eerste dag bij de aanbieder minstens 28 dagen geleden is. Dat laatste alleen als er
-- ooit plannen zijn geleverd, en alleen als deze levering plannen van die aanbieder bracht, of als het bij de vorige peildatum nog niet zo was.
-- De melding over een ontbrekend plan wijst naar de indicatie, als die is geleverd.
with plannen as (
    select _bestand, _rij, toewijzing_nummer, client_sleutel, aanbieder_id, gesprek_datum, ondertekend_datum
    from ondersteuningsplannen
),

toewijzingen as (
    select _bestand, _rij, toewijzing_nummer, client_sleutel, aanbieder_id, ingangsdatum, einddatum
    from indicaties
    where groep = 'EXPERIMENT'
        and toewijzing_nummer is not null
        and client_sleutel is not null
        and aanbieder_id is not null
        and ingangsdatum is not null
),

eerdere_toewijzingen as (
    select client_sleutel, aanbieder_id, ingangsdatum, einddatum
    from gehouden_indicaties
    where groep = 'EXPERIMENT'
),

-- Dagen na het experiment tellen niet mee.
momenten as (
    select
        least($peildatum::date, $experiment_eind::date) as nu,
        least($vorige_peildatum::date, $experiment_eind::date) as vorige_keer,
        exists (from geleverd where tabel = 'ondersteuningsplannen') as is_geleverd,
        exists (from gehouden_ondersteuningsplannen) as was_geleverd
),

met_plan as (
    select distinct plannen.client_sleutel, plannen.aanbieder_id
    from plannen
    cross join momenten
    where plannen.ondertekend_datum <= momenten.nu
),

-- Per cliënt en aanbieder: de laatste toewijzing is waar de melding naar wijst.
clienten as (
    select
        client_sleutel,
        aanbieder_id,
        arg_max({'bestand': _bestand, 'rij': _rij, 'toewijzing_nummer': toewijzing_nummer}, ingangsdatum) as laatste,
        min(greatest(ingangsdatum, $experiment_begin::date)) as eerste_dag,
        bool_or(ingangsdatum <= momenten.nu and (einddatum is null or einddatum >= momenten.nu)) as is_actief
    from toewijzingen
    cross join momenten
    where momenten.is_geleverd
    group by client_sleutel, aanbieder_id
),

al_zonder_plan as (
    select eerder.client_sleutel, eerder.aanbieder_id
    from eerdere_toewijzingen as eerder
    cross join momenten
    anti join gehouden_ondersteuningsplannen as plan
        on plan.client_sleutel = eerder.client_sleutel
        and plan.aanbieder_id = eerder.aanbieder_id
        and plan.ondertekend_datum <= momenten.vorige_keer
    where momenten.was_geleverd
    group by eerder.client_sleutel, eerder.aanbieder_id, momenten.vorige_keer
    having min(greatest(eerder.ingangsdatum, $experiment_begin::date)) + 28 <= momenten.vorige_keer
        and bool_or(
            eerder.ingangsdatum <= momenten.vorige_keer
            and (eerder.einddatum is null or eerder.einddatum >= momenten.vorige_keer)
        )
),

aanbieders_met_plannen as (
    select distinct aanbieder_id
    from plannen
    where _bestand is not null
),

zonder_plan as (
    select
        clienten.laatste.bestand as _bestand,
        clienten.laatste.rij as _rij,
        'toewijzing_nummer' as kolom,
        clienten.laatste.toewijzing_nummer as waarde,
        'een ondertekend plan op of vóór ' || strftime(momenten.nu, '%d-%m-%Y') as verwacht,
        'De cliënt van toewijzing ' || clienten.laatste.toewijzing_nummer || ' krijgt hulp sinds '
        || strftime(clienten.eerste_dag, '%d-%m-%Y') || ', maar er is na één periode geen ondertekend plan. Lever het plan aan.'
            as melding,
        clienten.aanbieder_id
    from clienten
    cross join momenten
    anti join met_plan
        on met_plan.client_sleutel = clienten.client_sleutel
        and met_plan.aanbieder_id = clienten.aanbieder_id
    left join al_zonder_plan as eerder
        on eerder.client_sleutel = clienten.client_sleutel
        and eerder.aanbieder_id = clienten.aanbieder_id
    left join aanbieders_met_plannen on aanbieders_met_plannen.aanbieder_id = clienten.aanbieder_id
    where clienten.is_actief
        and clienten.eerste_dag + 28 <= momenten.nu
        and (eerder.client_sleutel is null or aanbieders_met_plannen.aanbieder_id is not null)
),

te_vroeg_getekend as (
    select
        _bestand,
        _rij,
        'ondertekend_datum' as kolom,
        strftime(ondertekend_datum, '%d-%m-%Y') as waarde,
        'een datum op of na ' || strftime(gesprek_datum, '%d-%m-%Y') as verwacht,
        'Het plan is ondertekend op ' || strftime(ondertekend_datum, '%d-%m-%Y') || ', vóór het gesprek van '
        || strftime(gesprek_datum, '%d-%m-%Y') || '. Controleer beide datums en lever de plannen opnieuw aan.' as melding,
        aanbieder_id
    from plannen
    where _bestand is not null
        and ondertekend_datum < gesprek_datum
),

waarschuwingen as (
    select * from te_vroeg_getekend
    union all by name
    select * from zonder_plan
)

select distinct
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij, melding
