-- R11: wat met niets te vergelijken is: één rij per geleverde afspraak zonder tarief vanaf een periode, en één rij per geleverde betaling bij een
-- budget per cliënt waarvan de toewijzing geen klasse heeft, of geen budget voor die klasse.
with zonder_tarief as (
    select aanbieder_id, versie, contractsoort, min(periode_id) as periode_id
    from afgesproken_tarief
    where tarief_eur is null
        and contractsoort <> 'BUDGET_CLIENT'
        and periode_id between $eerste_periode and $laatste_periode
    group by aanbieder_id, versie, contractsoort
),

afspraken as (
    select
        afspraak._bestand,
        afspraak._rij,
        'afbouw_methode' as kolom,
        afspraak.afbouw_methode as waarde,
        'een tarief voor elke periode' as verwacht,
        'Vanaf periode ' || zonder_tarief.periode_id || ' is er geen afgesproken tarief: '
        || if(afspraak.afbouw_methode = 'INDEX', 'er ontbreekt een indexcijfer. Lever de tabel indexcijfers aan.',
            'er is nog geen stap. Lever de tabel tariefstappen aan.') as melding,
        afspraak.aanbieder_id
    from tariefafspraken as afspraak
    inner join zonder_tarief
        on zonder_tarief.aanbieder_id = afspraak.aanbieder_id
        and zonder_tarief.versie = afspraak.versie
    where afspraak.afbouw_methode in ('INDEX', 'STAPPEN')
),

betalingen as (
    select
        regel._bestand,
        regel._rij,
        'tarief_eur' as kolom,
        replace(regel.tarief_eur::varchar, '.', ',') as waarde,
        'een toewijzing met een klasse waarvoor een budget is afgesproken' as verwacht,
        'Deze betaling is met geen budget te vergelijken: '
        || if(toewijzing.klasse is null, 'de toewijzing heeft geen klasse', 'er is geen budget voor klasse ' || toewijzing.klasse)
        || '. Lever de klasse of het budget aan.' as melding,
        regel.aanbieder_id
    from periodebetalingen as regel
    inner join indicaties as toewijzing
        on toewijzing.toewijzing_nummer = regel.toewijzing_nummer
        and toewijzing.groep = 'EXPERIMENT'
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = regel.aanbieder_id
        and pad.periode_id = regel.periode_id
        and pad.contractsoort = 'BUDGET_CLIENT'
    anti join afgesproken_budget as budget
        on budget.aanbieder_id = regel.aanbieder_id
        and budget.periode_id = regel.periode_id
        and budget.klasse = toewijzing.klasse
    where regel._bestand is not null
        and regel.grondslag = 'BUDGET'
        and regel.debet_credit = 'D'
),

waarschuwingen as (
    select * from afspraken
    union all by name
    select * from betalingen
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
