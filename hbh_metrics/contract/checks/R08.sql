-- R08: één rij per geleverd antwoord waarvan de score niet past bij de soort antwoord of bij de schaal van de vraag;
-- plus één rij per geleverde vraag waarvan de nieuwe schaal niet past bij scores die we al hadden.
with antwoorden as not materialized (
    select _bestand, _rij, aanbieder_id, vraag_code, antwoordsoort, score
    from enquetescores
),

-- Een vraag die dubbel is geleverd (R01) of zonder leesbare schaal (R03) geeft hier geen melding.
schalen as (
    select
        vraag_code,
        any_value(_bestand) as _bestand,
        any_value(_rij) as _rij,
        any_value(schaal_min) as schaal_min,
        any_value(schaal_max) as schaal_max,
        'van ' || replace(any_value(schaal_min)::varchar, '.', ',') || ' tot en met '
        || replace(any_value(schaal_max)::varchar, '.', ',') as schaal
    from vragen
    where schaal_min is not null
        and schaal_max is not null
    group by vraag_code
    having count(*) = 1
),

ontbrekende_scores as (
    select
        _bestand,
        _rij,
        null as waarde,
        'een score' as verwacht,
        'De soort antwoord is SCORE, maar er is geen score ingevuld. Vul de score in, of kies een andere soort antwoord, en lever opnieuw aan.'
            as melding,
        aanbieder_id
    from antwoorden
    where _bestand is not null
        and antwoordsoort = 'SCORE'
        and score is null
),

overbodige_scores as (
    select
        _bestand,
        _rij,
        replace(score::varchar, '.', ',') as waarde,
        'een lege cel' as verwacht,
        'De soort antwoord is ' || antwoordsoort || ', maar er staat wel een score: ' || replace(score::varchar, '.', ',')
        || '. Maak de score leeg, of kies SCORE, en lever opnieuw aan.' as melding,
        aanbieder_id
    from antwoorden
    where _bestand is not null
        and antwoordsoort <> 'SCORE'
        and score is not null
),

scores_buiten_schaal as (
    select
        antwoorden._bestand,
        antwoorden._rij,
        antwoorden.aanbieder_id,
        antwoorden.score,
        antwoorden.score not between eerder.schaal_min and eerder.schaal_max as paste_ook_eerst_niet,
        schalen._bestand as bestand_vraag,
        schalen._rij as rij_vraag,
        schalen.vraag_code,
        schalen.schaal
    from antwoorden
    inner join schalen on schalen.vraag_code = antwoorden.vraag_code
    left join gehouden_vragen as eerder on eerder.vraag_code = antwoorden.vraag_code
    where (antwoorden.antwoordsoort = 'SCORE' or antwoorden.antwoordsoort is null)
        and (antwoorden.score < schalen.schaal_min or antwoorden.score > schalen.schaal_max)
),

geleverd_buiten_schaal as (
    select
        _bestand,
        _rij,
        replace(score::varchar, '.', ',') as waarde,
        schaal as verwacht,
        'De score ' || replace(score::varchar, '.', ',') || ' past niet bij vraag ' || vraag_code || ': de schaal loopt ' || schaal
        || '. Pas de score aan en lever opnieuw aan.' as melding,
        aanbieder_id
    from scores_buiten_schaal
    where _bestand is not null
),

eerder_buiten_schaal as (
    select
        bestand_vraag as _bestand,
        rij_vraag as _rij,
        'schaal_max' as kolom,
        any_value(schaal) as waarde,
        'een schaal waarin alle scores passen' as verwacht,
        'De schaal van vraag ' || any_value(vraag_code) || ' loopt ' || any_value(schaal) || ', maar ' || case count(*)
            when 1 then '1 eerder geleverde score past daar niet in'
            else count(*) || ' eerder geleverde scores passen daar niet in'
        end || '. Verbeter de schaal, of lever ook de scores opnieuw aan.' as melding,
        null as aanbieder_id
    from scores_buiten_schaal
    where _bestand is null
        and bestand_vraag is not null
        and paste_ook_eerst_niet is not true
    group by bestand_vraag, rij_vraag
),

fouten as (
    select 'score' as kolom, * from ontbrekende_scores
    union all by name
    select 'score' as kolom, * from overbodige_scores
    union all by name
    select 'score' as kolom, * from geleverd_buiten_schaal
    union all by name
    select * from eerder_buiten_schaal
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
order by bestand, rij
