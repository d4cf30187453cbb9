-- R25: waar het aantal niet past bij de afspraak over gebroken perioden (experiment, periodetarief). VOLLEDIG: één rij per debet waarvan na
-- aftrek van credits niet 1 of 0 overblijft. DAGEN_28: één rij per cliënt, aanbieder en periode waarvan het netto aantal niet de dagen van
-- de toewijzingen daar is, gedeeld door 28 en afgerond op 4 decimalen (een hele periode is 1; ± 0,0001 per debet).
-- Alleen als deze levering een van de betalingen bracht, of als het door een gewijzigde indicatie of afspraak niet meer past.
-- Een periode zonder één dag binnen de indicatie is R13.
with betaalregels as (
    select
        regel._bestand,
        regel._rij,
        regel.prestatie_referentie,
        regel.vorige_referentie,
        regel.aanbieder_id,
        regel.client_sleutel,
        regel.toewijzing_nummer,
        regel.periode_id,
        regel.debet_credit,
        regel.aantal,
        pad.gebroken_periode
    from periodebetalingen as regel
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = regel.aanbieder_id
        and pad.periode_id = regel.periode_id
    semi join indicaties
        on indicaties.toewijzing_nummer = regel.toewijzing_nummer
        and indicaties.groep = 'EXPERIMENT'
    where regel.grondslag = 'PERIODETARIEF'
        and regel.aantal is not null
        and regel.debet_credit is not null
),

afspraken as (
    select aanbieder_id, versie, vanaf_periode, gebroken_periode
    from tariefafspraken
),

eerdere_afspraken as (
    select aanbieder_id, versie, vanaf_periode, gebroken_periode
    from gehouden_tariefafspraken
),

gewijzigde_afspraken as (
    select aanbieder_id
    from (from afspraken except all from eerdere_afspraken)
    union
    select aanbieder_id
    from (from eerdere_afspraken except all from afspraken)
),

credits as (
    select aanbieder_id, vorige_referentie, sum(aantal) as aantal
    from betaalregels
    where debet_credit = 'C'
    group by aanbieder_id, vorige_referentie
),

-- Een credit raakt de debet die hij noemt: ook dan bracht deze levering een van de betalingen.
geleverde_credits as (
    select aanbieder_id, vorige_referentie, min({'bestand': _bestand, 'rij': _rij}) as plaats
    from betaalregels
    where debet_credit = 'C'
        and _bestand is not null
    group by aanbieder_id, vorige_referentie
),

volledig as (
    select
        coalesce(debet._bestand, geleverd.plaats.bestand) as _bestand,
        case when debet._bestand is null then geleverd.plaats.rij else debet._rij end as _rij,
        debet.aanbieder_id,
        debet.periode_id,
        debet.toewijzing_nummer,
        debet.aantal - coalesce(credits.aantal, 0) as aantal,
        1::decimal(6, 4) as verwacht_aantal,
        'een gebroken periode wordt heel betaald' as afspraak
    from betaalregels as debet
    left join credits
        on credits.aanbieder_id = debet.aanbieder_id
        and credits.vorige_referentie = debet.prestatie_referentie
    left join geleverde_credits as geleverd
        on geleverd.aanbieder_id = debet.aanbieder_id
        and geleverd.vorige_referentie = debet.prestatie_referentie
    left join gewijzigde_afspraken as gewijzigd on gewijzigd.aanbieder_id = debet.aanbieder_id
    where debet.debet_credit = 'D'
        and debet.gebroken_periode = 'VOLLEDIG'
        and debet.aantal - coalesce(credits.aantal, 0) not in (0, 1)
        and (debet._bestand is not null or geleverd.plaats is not null or gewijzigd.aanbieder_id is not null)
),

netto_per_client as (
    select
        client_sleutel,
        aanbieder_id,
        periode_id,
        min(toewijzing_nummer) as toewijzing_nummer,
        sum(case debet_credit when 'D' then aantal else -aantal end) as aantal,
        greatest(1, count(*) filter (where debet_credit = 'D')) * 0.0001 as marge,
        min({'is_credit': debet_credit = 'C', 'bestand': _bestand, 'rij': _rij}) filter (where _bestand is not null) as eerste
    from betaalregels
    where gebroken_periode = 'DAGEN_28'
        and client_sleutel is not null
    group by client_sleutel, aanbieder_id, periode_id
    having sum(case debet_credit when 'D' then aantal else -aantal end) > 0
),

toewijzingen as (
    select false as is_eerder, client_sleutel, aanbieder_id, ingangsdatum, einddatum, groep
    from indicaties
    union all by name
    select true as is_eerder, client_sleutel, aanbieder_id, ingangsdatum, einddatum, groep
    from gehouden_indicaties
),

dagen_met_hulp as (
    select
        is_eerder,
        client_sleutel,
        aanbieder_id,
        greatest(ingangsdatum, $experiment_begin::date) as begin,
        least(coalesce(einddatum, $experiment_eind::date), $experiment_eind::date) as einde
    from toewijzingen
    where groep = 'EXPERIMENT'
        and ingangsdatum is not null
        and (einddatum is null or einddatum >= ingangsdatum)
),

-- Van elk tijdvak alleen de dagen die niet al in een eerder begonnen tijdvak zitten: een dag telt één keer.
losse_tijdvakken as (
    select
        is_eerder,
        client_sleutel,
        aanbieder_id,
        greatest(
            begin,
            coalesce(
                max(einde) over (
                    partition by is_eerder, client_sleutel, aanbieder_id
                    order by begin, einde
                    rows between unbounded preceding and 1 preceding
                ) + 1,
                begin
            )
        ) as begin,
        einde
    from dagen_met_hulp
),

dagen_per_client as (
    select
        netto.client_sleutel,
        netto.aanbieder_id,
        netto.periode_id,
        any_value(perioden.dagen) as dagen_periode,
        coalesce(
            sum(greatest(0, date_diff('day', greatest(vak.begin, perioden.begin), least(vak.einde, perioden.eind)) + 1))
                filter (where not vak.is_eerder),
            0
        ) as dagen,
        coalesce(
            sum(greatest(0, date_diff('day', greatest(vak.begin, perioden.begin), least(vak.einde, perioden.eind)) + 1))
                filter (where vak.is_eerder),
            0
        ) as eerdere_dagen
    from netto_per_client as netto
    inner join perioden on perioden.periode_id = netto.periode_id
    inner join losse_tijdvakken as vak
        on vak.client_sleutel = netto.client_sleutel
        and vak.aanbieder_id = netto.aanbieder_id
    where vak.begin <= vak.einde
    group by netto.client_sleutel, netto.aanbieder_id, netto.periode_id
),

per_dag as (
    select
        netto.* exclude (eerste, client_sleutel),
        netto.eerste,
        dagen.dagen,
        case
            when dagen.dagen >= least(28, dagen.dagen_periode) then 1
            else round(dagen.dagen / 28.0, 4)
        end::decimal(6, 4) as verwacht_aantal,
        case
            when dagen.eerdere_dagen >= least(28, dagen.dagen_periode) then 1
            else round(dagen.eerdere_dagen / 28.0, 4)
        end::decimal(6, 4) as eerder_verwacht_aantal,
        gewijzigd.aanbieder_id is not null as is_gewijzigde_afspraak
    from netto_per_client as netto
    inner join dagen_per_client as dagen
        on dagen.client_sleutel = netto.client_sleutel
        and dagen.aanbieder_id = netto.aanbieder_id
        and dagen.periode_id = netto.periode_id
    left join gewijzigde_afspraken as gewijzigd on gewijzigd.aanbieder_id = netto.aanbieder_id
    where dagen.dagen > 0
),

plaats_toewijzing as (
    select toewijzing_nummer, min({'bestand': _bestand, 'rij': _rij}) as plaats
    from indicaties
    where _bestand is not null
    group by toewijzing_nummer
),

naar_dagen as (
    select
        coalesce(per_dag.eerste.bestand, toewijzing.plaats.bestand) as _bestand,
        case when per_dag.eerste is null then toewijzing.plaats.rij else per_dag.eerste.rij end as _rij,
        per_dag.aanbieder_id,
        per_dag.periode_id,
        per_dag.toewijzing_nummer,
        per_dag.aantal,
        per_dag.verwacht_aantal,
        'de toewijzing loopt hier ' || per_dag.dagen || case per_dag.dagen when 1 then ' dag' else ' dagen' end as afspraak
    from per_dag
    left join plaats_toewijzing as toewijzing on toewijzing.toewijzing_nummer = per_dag.toewijzing_nummer
    where abs(per_dag.aantal - per_dag.verwacht_aantal) > per_dag.marge
        and (
            per_dag.eerste is not null
            or per_dag.is_gewijzigde_afspraak
            or abs(per_dag.aantal - per_dag.eerder_verwacht_aantal) <= per_dag.marge
        )
),

waarschuwingen as (
    select * from volledig
    union all by name
    select * from naar_dagen
),

geschreven as (
    select
        *,
        replace(rtrim(rtrim(aantal::decimal(10, 4)::varchar, '0'), '.'), '.', ',') as waarde,
        replace(rtrim(rtrim(verwacht_aantal::varchar, '0'), '.'), '.', ',') as verwacht
    from waarschuwingen
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    'aantal'::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    (
        'Voor toewijzing ' || toewijzing_nummer || ' is in periode ' || periode_id || ' ' || waarde || ' betaald, maar volgens de afspraak is dat '
        || verwacht || ' (' || afspraak || '). Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from geschreven
order by bestand, rij, melding
