-- R18: één rij per tabel, aanbieder en periode die was afgesloten op de vorige peildatum, waarvan we al rijen hadden, en die nu anders is:
-- geleverde uren met andere rijen (of andere uren of redenen), betalingen met nieuwe regels.
with afgesloten_perioden as (
    select periode_id, begin, eind
    from perioden
    where eind <= $vorige_peildatum::date
),

dagen as (
    select periode_id, unnest(generate_series(begin, eind, interval 1 day))::date as datum
    from afgesloten_perioden
),

urenrijen as not materialized (
    select _bestand, aanbieder_id, toewijzing_nummer, datum, uren, reden_niet_geleverd
    from geleverde_uren
),

eerdere_urenrijen as not materialized (
    select aanbieder_id, toewijzing_nummer, datum, uren, reden_niet_geleverd
    from gehouden_geleverde_uren
),

uren_nu as (
    select
        urenrijen.aanbieder_id,
        dagen.periode_id,
        min(urenrijen._bestand) as _bestand,
        count(*) as rijen,
        coalesce(sum(urenrijen.uren), 0) as uren,
        sum(hash(urenrijen.toewijzing_nummer, urenrijen.datum, urenrijen.uren, urenrijen.reden_niet_geleverd)) as afdruk
    from urenrijen
    inner join dagen on dagen.datum = urenrijen.datum
    where urenrijen._bestand is not null
    group by urenrijen.aanbieder_id, dagen.periode_id
),

uren_eerst as (
    select
        eerder.aanbieder_id,
        dagen.periode_id,
        count(*) as rijen,
        coalesce(sum(eerder.uren), 0) as uren,
        sum(hash(eerder.toewijzing_nummer, eerder.datum, eerder.uren, eerder.reden_niet_geleverd)) as afdruk
    from eerdere_urenrijen as eerder
    inner join dagen on dagen.datum = eerder.datum
    semi join uren_nu
        on uren_nu.aanbieder_id = eerder.aanbieder_id
        and uren_nu.periode_id = dagen.periode_id
    group by eerder.aanbieder_id, dagen.periode_id
),

veranderde_uren as (
    select
        nu._bestand,
        null as _rij,
        'uren' as kolom,
        replace(nu.uren::varchar, '.', ',') as waarde,
        replace(eerst.uren::varchar, '.', ',') as verwacht,
        'De uren van ' || nu.aanbieder_id || ' in de afgesloten periode ' || nu.periode_id || ' veranderden: eerst '
        || eerst.rijen || case eerst.rijen when 1 then ' rij' else ' rijen' end || ' met ' || replace(eerst.uren::varchar, '.', ',')
        || ' uur, nu ' || nu.rijen || case nu.rijen when 1 then ' rij' else ' rijen' end || ' met '
        || replace(nu.uren::varchar, '.', ',') || ' uur. Ga na of de wijziging is bedoeld.' as melding,
        nu.aanbieder_id
    from uren_nu as nu
    inner join uren_eerst as eerst
        on eerst.aanbieder_id = nu.aanbieder_id
        and eerst.periode_id = nu.periode_id
    where nu.rijen <> eerst.rijen
        or nu.afdruk <> eerst.afdruk
),

eerdere_betaalregels as (
    select betaling.aanbieder_id, betaling.prestatie_referentie, betaling.periode_id
    from gehouden_periodebetalingen as betaling
    semi join afgesloten_perioden on afgesloten_perioden.periode_id = betaling.periode_id
),

nieuwe_betaalregels as (
    select betaling._bestand, betaling._rij, betaling.aanbieder_id, betaling.periode_id, betaling.bedrag_eur
    from periodebetalingen as betaling
    semi join eerdere_betaalregels as zelfde_periode
        on zelfde_periode.aanbieder_id = betaling.aanbieder_id
        and zelfde_periode.periode_id = betaling.periode_id
    anti join eerdere_betaalregels as zelfde_regel
        on zelfde_regel.aanbieder_id = betaling.aanbieder_id
        and zelfde_regel.prestatie_referentie = betaling.prestatie_referentie
    where betaling._bestand is not null
),

nieuwe_betalingen_per_periode as (
    select
        aanbieder_id,
        periode_id,
        min({'bestand': _bestand, 'rij': _rij}) as eerste,
        count(*) as regels,
        replace(coalesce(sum(bedrag_eur), 0)::varchar, '.', ',') as bedrag
    from nieuwe_betaalregels
    group by aanbieder_id, periode_id
),

veranderde_betalingen as (
    select
        eerste.bestand as _bestand,
        eerste.rij as _rij,
        'bedrag_eur' as kolom,
        bedrag as waarde,
        'geen nieuwe betalingen' as verwacht,
        'Bij de betalingen van ' || aanbieder_id || ' in de afgesloten periode ' || periode_id || case regels
            when 1 then ' komt 1 regel'
            else ' komen ' || regels || ' regels'
        end || ' bij, samen € ' || bedrag || '. Ga na of de wijziging is bedoeld.' as melding,
        aanbieder_id
    from nieuwe_betalingen_per_periode
),

waarschuwingen as (
    select * from veranderde_uren
    union all by name
    select * from veranderde_betalingen
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
