-- R13: één rij per geleverde debet voor een periode die helemaal buiten de indicatie valt (niet als die helemaal is gecrediteerd),
-- en één rij per geleverde urenrij waarvan de ISO-week helemaal buiten de indicatie valt. Veranderde met deze levering een indicatie, dan
-- ook één rij per toewijzing en tabel voor wat we al hadden en eerst wel binnen de indicatie viel.
with betaalregels as not materialized (
    select _bestand, _rij, aanbieder_id, prestatie_referentie, vorige_referentie, toewijzing_nummer, periode_id, debet_credit, aantal
    from periodebetalingen
),

urenrijen as not materialized (
    select _bestand, _rij, aanbieder_id, toewijzing_nummer, datum
    from geleverde_uren
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

toewijzingen_in_weken as (
    select
        *,
        begin - (isodow(begin) - 1)::integer as eerste_maandag,
        einde + (7 - isodow(einde))::integer as laatste_zondag,
        strftime(begin, '%d-%m-%Y') || case
            when einde < date '9999-01-01' then ' t/m ' || strftime(einde, '%d-%m-%Y')
            else ' en verder'
        end as looptijd
    from toewijzingen
),

ingekorte_toewijzingen as (
    select
        *,
        eerder_begin - (isodow(eerder_begin) - 1)::integer as eerdere_maandag,
        eerder_einde + (7 - isodow(eerder_einde))::integer as eerdere_zondag
    from toewijzingen_in_weken
    where _bestand is not null
        and (begin > eerder_begin or einde < eerder_einde)
),

credits as (
    select aanbieder_id, vorige_referentie, sum(aantal) as aantal
    from betaalregels
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
),

debetten as (
    select
        debet._bestand,
        debet._rij,
        debet.aanbieder_id,
        debet.toewijzing_nummer,
        debet.periode_id,
        perioden.begin,
        perioden.eind
    from betaalregels as debet
    inner join perioden on perioden.periode_id = debet.periode_id
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    where debet.debet_credit = 'D'
        and coalesce(credits.aantal, 0) < coalesce(debet.aantal, 1)
),

geleverde_debetten as (
    select
        debet._bestand,
        debet._rij,
        'periode_id' as kolom,
        debet.periode_id as waarde,
        'een periode binnen ' || toewijzing.looptijd as verwacht,
        'Deze betaling is voor periode ' || debet.periode_id || ' (' || strftime(debet.begin, '%d-%m-%Y') || ' t/m '
        || strftime(debet.eind, '%d-%m-%Y') || '), maar de indicatie loopt van ' || toewijzing.looptijd
        || '. Klopt de betaling niet? Lever dan een credit aan. Klopt de indicatie niet? Lever die opnieuw aan.' as melding,
        debet.aanbieder_id
    from debetten as debet
    inner join toewijzingen_in_weken as toewijzing on toewijzing.toewijzing_nummer = debet.toewijzing_nummer
    where debet._bestand is not null
        and (debet.eind < toewijzing.begin or debet.begin > toewijzing.einde)
),

geleverde_uren_buiten as (
    select
        uren._bestand,
        uren._rij,
        'datum' as kolom,
        strftime(uren.datum, '%d-%m-%Y') as waarde,
        'een dag in een week binnen ' || toewijzing.looptijd as verwacht,
        'De uren van ' || strftime(uren.datum, '%d-%m-%Y') || ' vallen buiten de indicatie, die loopt van ' || toewijzing.looptijd
        || '. Kloppen de uren niet? Lever de hele periode opnieuw aan. Klopt de indicatie niet? Lever die opnieuw aan.' as melding,
        uren.aanbieder_id
    from urenrijen as uren
    inner join toewijzingen_in_weken as toewijzing on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
    where uren._bestand is not null
        and (uren.datum < toewijzing.eerste_maandag or uren.datum > toewijzing.laatste_zondag)
),

eerdere_rijen_buiten as (
    select 'betaling' as soort, toewijzing.toewijzing_nummer, toewijzing.aanbieder_id, toewijzing._bestand, toewijzing._rij, toewijzing.looptijd
    from debetten as debet
    inner join ingekorte_toewijzingen as toewijzing on toewijzing.toewijzing_nummer = debet.toewijzing_nummer
    where debet._bestand is null
        and (debet.eind < toewijzing.begin or debet.begin > toewijzing.einde)
        and debet.eind >= toewijzing.eerder_begin
        and debet.begin <= toewijzing.eerder_einde
    union all by name
    select 'urenrij' as soort, toewijzing.toewijzing_nummer, toewijzing.aanbieder_id, toewijzing._bestand, toewijzing._rij, toewijzing.looptijd
    from urenrijen as uren
    inner join ingekorte_toewijzingen as toewijzing on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
    where uren._bestand is null
        and (uren.datum < toewijzing.eerste_maandag or uren.datum > toewijzing.laatste_zondag)
        and uren.datum between toewijzing.eerdere_maandag and toewijzing.eerdere_zondag
),

eerdere_rijen as (
    select
        _bestand,
        _rij,
        'einddatum' as kolom,
        looptijd as waarde,
        'een indicatie waarbinnen alle betalingen en uren vallen' as verwacht,
        'De indicatie loopt nu van ' || looptijd || '. Daardoor ' || case
            when count(*) = 1 then 'valt 1 eerder geleverde ' || soort
            when soort = 'urenrij' then 'vallen ' || count(*) || ' eerder geleverde urenrijen'
            else 'vallen ' || count(*) || ' eerder geleverde betalingen'
        end || ' buiten de indicatie. Klopt de indicatie? ' || case soort
            when 'urenrij' then 'Lever dan de uren van die perioden opnieuw aan.'
            else 'Lever dan een credit aan.'
        end as melding,
        aanbieder_id
    from eerdere_rijen_buiten
    group by soort, toewijzing_nummer, aanbieder_id, _bestand, _rij, looptijd
),

waarschuwingen as (
    select * from geleverde_debetten
    union all by name
    select * from geleverde_uren_buiten
    union all by name
    select * from eerdere_rijen
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
