-- R26: één rij per bestand en meting met koppelingen die bij meer dan één aanbieder staan (per aanbieder genummerd), en één rij per persoon met
-- twee formulieren van één aanbieder en meting: het laatste telt. Wat we al zo hadden, keurt een levering niet af maar waarschuwt.
with antwoorden as not materialized (
    select _bestand, _rij, respons_id, koppel_id, meting, aanbieder_id, invuldatum
    from enquetescores
),

koppelingen as (
    select
        antwoord.koppel_id,
        antwoord.meting,
        antwoord.aanbieder_id,
        min({'bestand': antwoord._bestand, 'rij': antwoord._rij}) filter (where antwoord._bestand is not null) as plaats,
        count(distinct antwoord.respons_id) as formulieren,
        arg_max(antwoord.respons_id, {'dag': antwoord.invuldatum, 'formulier': antwoord.respons_id}) as laatste_formulier,
        max(antwoord.invuldatum) as laatste_dag
    from antwoorden as antwoord
    where antwoord.koppel_id is not null
        and antwoord.meting is not null
        and antwoord.aanbieder_id is not null
    group by antwoord.koppel_id, antwoord.meting, antwoord.aanbieder_id
),

eerdere_koppelingen as (
    select distinct koppel_id, meting, aanbieder_id
    from gehouden_enquetescores
    where koppel_id is not null
),

bij_meer_aanbieders as (
    select
        koppeling.koppel_id,
        koppeling.meting,
        min(koppeling.plaats) as plaats,
        count(*) = count(eerder.koppel_id) as was_al_zo
    from koppelingen as koppeling
    left join eerdere_koppelingen as eerder
        on eerder.koppel_id = koppeling.koppel_id
        and eerder.meting = koppeling.meting
        and eerder.aanbieder_id = koppeling.aanbieder_id
    group by koppeling.koppel_id, koppeling.meting
    having count(*) > 1
        and count(koppeling.plaats) > 0
),

per_aanbieder_genummerd as (
    select
        plaats.bestand as _bestand,
        min(plaats.rij) as _rij,
        'koppel_id' as kolom,
        null as waarde,
        'koppelingen die in de ' || lower(meting) || 'meting bij één aanbieder horen' as verwacht,
        case count(*)
            when 1 then '1 koppeling staat in de ' || lower(meting) || 'meting'
            else count(*) || ' koppelingen staan in de ' || lower(meting) || 'meting'
        end || ' bij meer dan één aanbieder; antwoorden van verschillende mensen zouden een paar worden. ' || case
            when was_al_zo then 'Dat hadden wij al zo; het zou nu niet meer worden aangenomen. Verbeter het bij de volgende levering.'
            else 'Zet de code van de aanbieder voor elke koppel_id, in beide metingen, en lever opnieuw aan.'
        end as melding,
        null as aanbieder_id,
        if(was_al_zo, 'W', 'F') as ernst
    from bij_meer_aanbieders
    group by plaats.bestand, meting, was_al_zo
),

twee_formulieren as (
    select
        plaats.bestand as _bestand,
        plaats.rij as _rij,
        'koppel_id' as kolom,
        null as waarde,
        'één formulier per persoon en meting' as verwacht,
        'Deze persoon heeft ' || formulieren || ' formulieren in de ' || lower(meting) || 'meting. Het laatste telt: formulier '
        || laatste_formulier || ' van ' || strftime(laatste_dag, '%d-%m-%Y')
        || '. Zijn het twee mensen? Geef elk een eigen koppel_id en lever de meting opnieuw aan.' as melding,
        aanbieder_id,
        'W' as ernst
    from koppelingen
    where formulieren > 1
        and plaats is not null
),

bevindingen as (
    select * from per_aanbieder_genummerd
    union all by name
    select * from twee_formulieren
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
from bevindingen
order by bestand, rij, kolom, melding
