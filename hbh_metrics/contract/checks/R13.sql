-- R13: één rij per geleverde debet voor een periode die helemaal buiten de indicatie valt (niet als die helemaal is gecrediteerd),
-- en één rij per geleverde urenrij waarvan de ISO-week helemaal buiten de indicatie valt. Werd een indicatie met deze levering korter, dan
-- ook één rij per toewijzing en soort voor wat we al hadden en eerst wel binnen de indicatie viel.
with betaalregels as not materialized (
    select _bestand, _rij, aanbieder_id, prestatie_referentie, vorige_referentie, toewijzing_nummer, periode_id, debet_credit, aantal
    from periodebetalingen
),

urenrijen as not materialized (
    select _bestand, _rij, aanbieder_id, toewijzing_nummer, datum
    from geleverde_uren
    where korrel is distinct from 'PERIODE'
),

-- Per toewijzing ook de hele weken die zij raakt; een toewijzing die dubbel is geleverd (R01) geeft hier geen melding.
toewijzingen as (
    select
        indicaties.toewijzing_nummer,
        any_value(indicaties.aanbieder_id) as aanbieder_id,
        any_value(indicaties._bestand) as _bestand,
        any_value(indicaties._rij) as _rij,
        any_value(indicaties.ingangsdatum) as begin,
        coalesce(any_value(indicaties.einddatum), date '9999-01-01') as einde,
        any_value(eerder.ingangsdatum) as eerder_begin,
        coalesce(any_value(eerder.einddatum), date '9999-01-01') as eerder_einde
    from indicaties
    left join gehouden_indicaties as eerder on eerder.toewijzing_nummer = indicaties.toewijzing_nummer
    where indicaties.ingangsdatum is not null
    group by indicaties.toewijzing_nummer
    having count(*) = 1
),

looptijden as (
    select
        *,
        date_trunc('week', begin)::date as eerste_maandag,
        date_trunc('week', einde)::date + 6 as laatste_zondag,
        date_trunc('week', eerder_begin)::date as eerdere_maandag,
        date_trunc('week', eerder_einde)::date + 6 as eerdere_zondag,
        coalesce(begin > eerder_begin or einde < eerder_einde, false) as is_korter,
        strftime(begin, '%d-%m-%Y') || case
            when einde < date '9999-01-01' then ' t/m ' || strftime(einde, '%d-%m-%Y')
            else ' en verder'
        end as looptijd
    from toewijzingen
),

credits as (
    select aanbieder_id, vorige_referentie, sum(aantal) as aantal
    from betaalregels
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
),

debetten_buiten as (
    select
        'betaling' as soort,
        debet._bestand,
        debet._rij,
        debet.aanbieder_id,
        debet.toewijzing_nummer,
        'periode_id' as kolom,
        debet.periode_id as waarde,
        'Deze betaling is voor periode ' || debet.periode_id || ' (' || strftime(periode.begin, '%d-%m-%Y') || ' t/m '
        || strftime(periode.eind, '%d-%m-%Y') || '), maar' as begin_melding,
        'Klopt de betaling niet? Lever dan een credit aan.' as einde_melding
    from betaalregels as debet
    inner join perioden as periode on periode.periode_id = debet.periode_id
    inner join looptijden as toewijzing on toewijzing.toewijzing_nummer = debet.toewijzing_nummer
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    where debet.debet_credit = 'D'
        and coalesce(credits.aantal, 0) < coalesce(debet.aantal, 1)
        and (periode.eind < toewijzing.begin or periode.begin > toewijzing.einde)
        and (
            debet._bestand is not null
            or (toewijzing.is_korter and periode.eind >= toewijzing.eerder_begin and periode.begin <= toewijzing.eerder_einde)
        )
),

uren_buiten as (
    select
        'urenrij' as soort,
        uren._bestand,
        uren._rij,
        uren.aanbieder_id,
        uren.toewijzing_nummer,
        'datum' as kolom,
        strftime(uren.datum, '%d-%m-%Y') as waarde,
        'De uren van ' || strftime(uren.datum, '%d-%m-%Y') || ' vallen in een week buiten de indicatie:' as begin_melding,
        'Kloppen de uren niet? Lever de hele periode opnieuw aan.' as einde_melding
    from urenrijen as uren
    inner join looptijden as toewijzing on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
    where (uren.datum < toewijzing.eerste_maandag or uren.datum > toewijzing.laatste_zondag)
        and (
            uren._bestand is not null
            or (toewijzing.is_korter and uren.datum between toewijzing.eerdere_maandag and toewijzing.eerdere_zondag)
        )
),

buiten as (
    select * from debetten_buiten
    union all by name
    select * from uren_buiten
),

waarschuwingen as (
    select
        buiten._bestand,
        buiten._rij,
        buiten.kolom,
        buiten.waarde,
        'binnen de indicatie: ' || toewijzing.looptijd as verwacht,
        buiten.begin_melding || ' de indicatie loopt van ' || toewijzing.looptijd || '. ' || buiten.einde_melding
        || ' Klopt de indicatie niet? Lever die opnieuw aan.' as melding,
        buiten.aanbieder_id
    from buiten
    inner join looptijden as toewijzing on toewijzing.toewijzing_nummer = buiten.toewijzing_nummer
    where buiten._bestand is not null
    union all by name
    select
        toewijzing._bestand,
        toewijzing._rij,
        'einddatum' as kolom,
        toewijzing.looptijd as waarde,
        'een indicatie waar alles binnen valt' as verwacht,
        'De indicatie loopt nu van ' || toewijzing.looptijd || '. Daardoor ' || case
            when count(*) = 1 then 'valt 1 eerder geleverde ' || buiten.soort
            else 'vallen ' || count(*) || ' eerder geleverde ' || buiten.soort || 'en'
        end || ' erbuiten. Klopt de indicatie? Corrigeer dan wat erbuiten valt.' as melding,
        toewijzing.aanbieder_id
    from buiten
    inner join looptijden as toewijzing on toewijzing.toewijzing_nummer = buiten.toewijzing_nummer
    where buiten._bestand is null
    group by buiten.soort, toewijzing._bestand, toewijzing._rij, toewijzing.looptijd, toewijzing.aanbieder_id
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij, melding
