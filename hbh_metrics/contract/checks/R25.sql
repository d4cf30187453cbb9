-- R25: één rij waar het aantal niet past bij de afspraak over gebroken perioden (experiment, credits eraf; niet bij betaling per uur). VOLLEDIG: per
-- debet, als er iets anders dan 1 (of 0) overblijft. DAGEN_28: per cliënt, aanbieder en periode, als het niet de dagen van de toewijzingen
-- daar zijn, gedeeld door die van de periode en afgerond op 4 decimalen (een hele periode is 1; ± 0,0001 per debet).
-- Alleen als deze levering een van de betalingen bracht, of als het door een gewijzigde indicatie niet meer past (de rij wijst dan daarheen).
-- Een periode zonder één dag binnen de indicatie is R13.
with betaalregels as not materialized (
    select
        _bestand,
        _rij,
        aanbieder_id,
        client_sleutel,
        toewijzing_nummer,
        periode_id,
        grondslag,
        debet_credit,
        if(debet_credit = 'C', vorige_referentie, prestatie_referentie) as debet_referentie,
        if(debet_credit = 'C', -aantal, aantal) as aantal
    from periodebetalingen
    where grondslag in ('PERIODETARIEF', 'BUDGET')
        and debet_credit is not null
),

toewijzingen as (
    select _bestand, _rij, false as is_eerder, toewijzing_nummer, client_sleutel, aanbieder_id, ingangsdatum, einddatum
    from indicaties
    where groep = 'EXPERIMENT'
    union all by name
    select true as is_eerder, toewijzing_nummer, client_sleutel, aanbieder_id, ingangsdatum, einddatum
    from gehouden_indicaties
    where groep = 'EXPERIMENT'
),

-- Eén hele periode op een toewijzing die heel de periode loopt, past altijd; twee keer betaald is R12. Alleen de andere gaan verder.
gebroken as (
    select distinct regel.client_sleutel, regel.periode_id
    from betaalregels as regel
    inner join perioden as periode on periode.periode_id = regel.periode_id
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = regel.toewijzing_nummer and not toewijzing.is_eerder
    where regel.aantal <> 1
        or toewijzing.ingangsdatum > periode.begin
        or toewijzing.einddatum < periode.eind
        or periode.begin < $experiment_begin::date
        or periode.eind > $experiment_eind::date
),

netto as (
    select
        regel.aanbieder_id,
        regel.client_sleutel,
        regel.periode_id,
        pad.gebroken_periode,
        min(regel.toewijzing_nummer) as toewijzing_nummer,
        sum(regel.aantal) as aantal,
        if(pad.gebroken_periode = 'DAGEN_28', 0.0001, 0) * count(*) filter (where regel.debet_credit = 'D') as marge,
        min({'is_credit': regel.debet_credit = 'C', 'bestand': regel._bestand, 'rij': regel._rij})
            filter (where regel._bestand is not null) as eerste
    from betaalregels as regel
    inner join afgesproken_tarief as pad
        on pad.aanbieder_id = regel.aanbieder_id and pad.periode_id = regel.periode_id
    semi join tellende_grondslagen as telt
        on telt.contractsoort = pad.contractsoort and telt.grondslag = regel.grondslag
    semi join gebroken
        on gebroken.client_sleutel = regel.client_sleutel and gebroken.periode_id = regel.periode_id
    semi join toewijzingen
        on toewijzingen.toewijzing_nummer = regel.toewijzing_nummer and not toewijzingen.is_eerder
    group by 1, 2, 3, 4, if(pad.gebroken_periode = 'VOLLEDIG', regel.debet_referentie, null)
    having sum(regel.aantal) > 0
),

-- Van elk tijdvak alleen de dagen na wat eerder begon: een dag met twee toewijzingen telt één keer.
tijdvakken as (
    select
        is_eerder,
        client_sleutel,
        aanbieder_id,
        if(_bestand is null, null, {'bestand': _bestand, 'rij': _rij}) as plaats,
        greatest(
            ingangsdatum,
            $experiment_begin::date,
            max(coalesce(einddatum, date '9999-01-01')) over (
                partition by is_eerder, client_sleutel, aanbieder_id
                order by ingangsdatum, einddatum, toewijzing_nummer
                rows between unbounded preceding and 1 preceding
            ) + 1
        ) as begin,
        least(einddatum, $experiment_eind::date) as eind
    from toewijzingen
    where ingangsdatum is not null
        and (einddatum is null or einddatum >= ingangsdatum)
),

dagen_per_client as (
    select
        netto.client_sleutel,
        netto.aanbieder_id,
        netto.periode_id,
        any_value(periode.dagen) as dagen_van_periode,
        min(vak.plaats) as plaats,
        coalesce(sum(overlap.dagen) filter (where not vak.is_eerder), 0) as dagen,
        coalesce(sum(overlap.dagen) filter (where vak.is_eerder), 0) as eerdere_dagen
    from (select distinct client_sleutel, aanbieder_id, periode_id from netto) as netto
    inner join perioden as periode on periode.periode_id = netto.periode_id
    inner join tijdvakken as vak
        on vak.client_sleutel = netto.client_sleutel
        and vak.aanbieder_id = netto.aanbieder_id
    cross join lateral (select greatest(0, least(vak.eind, periode.eind) - greatest(vak.begin, periode.begin) + 1) as dagen) as overlap
    group by netto.client_sleutel, netto.aanbieder_id, netto.periode_id
),

verwachtingen as (
    select
        netto.*,
        dagen.plaats,
        dagen.dagen,
        if(netto.gebroken_periode = 'VOLLEDIG', 1, least(1, round(dagen.dagen / dagen.dagen_van_periode, 4))::decimal(6, 4)) as verwacht_aantal,
        if(netto.gebroken_periode = 'VOLLEDIG', 1, least(1, round(dagen.eerdere_dagen / dagen.dagen_van_periode, 4))::decimal(6, 4)) as eerder_verwacht_aantal
    from netto
    inner join dagen_per_client as dagen
        on dagen.client_sleutel = netto.client_sleutel
        and dagen.aanbieder_id = netto.aanbieder_id
        and dagen.periode_id = netto.periode_id
    where dagen.dagen > 0 or netto.gebroken_periode = 'VOLLEDIG'
),

waarschuwingen as (
    select
        *,
        replace(rtrim(rtrim(aantal::decimal(10, 4)::varchar, '0'), '.'), '.', ',') as waarde,
        replace(rtrim(rtrim(verwacht_aantal::decimal(6, 4)::varchar, '0'), '.'), '.', ',') as verwacht
    from verwachtingen
    where abs(aantal - verwacht_aantal) > marge
        and (eerste is not null or abs(aantal - eerder_verwacht_aantal) <= marge)
)

select
    (case when eerste is null then plaats.bestand else eerste.bestand end)::integer as bestand,
    (case when eerste is null then plaats.rij else eerste.rij end)::bigint as rij,
    'aantal'::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    (
        'Op toewijzing ' || toewijzing_nummer || ' is voor periode ' || periode_id || ' ' || waarde || ' periode betaald. Verwacht '
        || verwacht || ': ' || case gebroken_periode
            when 'VOLLEDIG' then 'een gebroken periode wordt heel betaald'
            else 'de hulp liep ' || dagen || case dagen when 1 then ' dag' else ' dagen' end
        end || '. Klopt de betaling niet? Lever dan een credit en een nieuwe debet aan.'
    )::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from waarschuwingen
order by bestand, rij, melding
