-- R16: één rij per betaalde cliëntperiode (cliënt, aanbieder, periode; op de grondslag van het contract) in het experiment zonder urenrij, als
-- de periode is afgelopen op de peildatum. Heeft de aanbieder in die periode helemaal geen urenrij, dan één rij per aanbieder en periode. Alleen als deze levering een
-- betaling voor de cliëntperiode bracht, of uren van die aanbieder en periode, of als de periode afliep na de vorige peildatum.
-- Een rij van 0 uur telt als urenrij. De melding wijst naar de betaling, of als we die al hadden, naar het bestand met uren (of nergens naar).
with betaalregels as not materialized (
    select regel._bestand, regel._rij, regel.toewijzing_nummer, regel.periode_id, regel.debet_credit, regel.aantal
    from periodebetalingen as regel
    left join afgesproken_tarief as pad on pad.aanbieder_id = regel.aanbieder_id and pad.periode_id = regel.periode_id
    semi join tellende_grondslagen as telt
        on telt.contractsoort = coalesce(pad.contractsoort, 'PERIODETARIEF') and telt.grondslag = regel.grondslag
),

experimenttoewijzingen as (
    select toewijzing_nummer, any_value(client_sleutel) as client_sleutel, any_value(aanbieder_id) as aanbieder_id
    from indicaties
    where groep = 'EXPERIMENT'
    group by toewijzing_nummer
),

afgelopen_perioden as (
    select *, ($vorige_peildatum::date is null or eind > $vorige_peildatum::date) as is_net_afgelopen
    from perioden
    where eind <= $peildatum::date
),

dagen as (
    select periode_id, unnest(generate_series(begin, eind, interval 1 day))::date as datum
    from afgelopen_perioden
),

uren_per_periode as not materialized (
    select uren._bestand, uren.toewijzing_nummer, uren.aanbieder_id, dagen.periode_id
    from geleverde_uren as uren
    inner join dagen on dagen.datum = uren.datum
),

-- De meeste betalingen hebben uren op hun eigen toewijzing; alleen de andere gaan verder.
clientperioden as (
    select distinct toewijzing.client_sleutel, toewijzing.aanbieder_id, regel.periode_id, periode.is_net_afgelopen
    from betaalregels as regel
    inner join experimenttoewijzingen as toewijzing on toewijzing.toewijzing_nummer = regel.toewijzing_nummer
    inner join afgelopen_perioden as periode on periode.periode_id = regel.periode_id
    anti join uren_per_periode as uren
        on uren.toewijzing_nummer = regel.toewijzing_nummer
        and uren.periode_id = regel.periode_id
    where regel.debet_credit = 'D'
),

-- Alle toewijzingen van die cliënten bij die aanbieder: uren en betalingen mogen op een andere staan.
toewijzingen_van_clientperioden as (
    select clientperioden.*, toewijzing.toewijzing_nummer
    from clientperioden
    inner join experimenttoewijzingen as toewijzing
        on toewijzing.client_sleutel = clientperioden.client_sleutel
        and toewijzing.aanbieder_id = clientperioden.aanbieder_id
),

bekend as (
    select distinct toewijzing.client_sleutel, toewijzing.aanbieder_id, toewijzing.periode_id
    from uren_per_periode as uren
    inner join toewijzingen_van_clientperioden as toewijzing
        on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
        and toewijzing.periode_id = uren.periode_id
),

uren_per_aanbieder as (
    select uren.aanbieder_id, uren.periode_id, min(uren._bestand) as _bestand
    from uren_per_periode as uren
    semi join clientperioden
        on clientperioden.aanbieder_id = uren.aanbieder_id and clientperioden.periode_id = uren.periode_id
    semi join experimenttoewijzingen as toewijzing on toewijzing.toewijzing_nummer = uren.toewijzing_nummer
    group by uren.aanbieder_id, uren.periode_id
),

betaald as (
    select
        toewijzing.* exclude (toewijzing_nummer),
        min(toewijzing.toewijzing_nummer) as toewijzing_nummer,
        min({'is_credit': regel.debet_credit = 'C', 'bestand': regel._bestand, 'rij': regel._rij})
            filter (where regel._bestand is not null) as eerste
    from betaalregels as regel
    inner join toewijzingen_van_clientperioden as toewijzing
        on toewijzing.toewijzing_nummer = regel.toewijzing_nummer and toewijzing.periode_id = regel.periode_id
    group by all
    having sum(case regel.debet_credit when 'D' then regel.aantal else -regel.aantal end) > 0
),

zonder_uren as (
    select
        betaald.*,
        per_aanbieder.aanbieder_id is not null as heeft_aanbieder_uren,
        per_aanbieder._bestand as bestand_uren
    from betaald
    anti join bekend
        on bekend.client_sleutel = betaald.client_sleutel
        and bekend.aanbieder_id = betaald.aanbieder_id
        and bekend.periode_id = betaald.periode_id
    left join uren_per_aanbieder as per_aanbieder
        on per_aanbieder.aanbieder_id = betaald.aanbieder_id
        and per_aanbieder.periode_id = betaald.periode_id
    where betaald.eerste is not null or betaald.is_net_afgelopen or per_aanbieder._bestand is not null
),

een_client_zonder_uren as (
    select
        coalesce(eerste.bestand, bestand_uren) as _bestand,
        eerste.rij as _rij,
        'toewijzing_nummer' as kolom,
        toewijzing_nummer as waarde,
        'een rij uren in periode ' || periode_id as verwacht,
        'Op toewijzing ' || toewijzing_nummer || ' is periode ' || periode_id
        || ' betaald, maar er is geen rij met uren. De uren zijn dus onbekend.'
        || ' Lever de uren aan; is er niet geholpen, lever dan een rij met 0 uur en de reden.' as melding,
        aanbieder_id
    from zonder_uren
    where heeft_aanbieder_uren
),

hele_aanbieder_zonder_uren as (
    select
        min(eerste).bestand as _bestand,
        min(eerste).rij as _rij,
        'periode_id' as kolom,
        periode_id as waarde,
        'uren van ' || aanbieder_id || ' in periode ' || periode_id as verwacht,
        'Van aanbieder ' || aanbieder_id || ' zijn er in periode ' || periode_id || ' geen uren, maar wel betalingen voor '
        || case count(*) when 1 then '1 cliënt' else count(*) || ' cliënten' end
        || '. De uren zijn dus onbekend. Lever de uren van deze periode aan.' as melding,
        aanbieder_id
    from zonder_uren
    where not heeft_aanbieder_uren
    group by aanbieder_id, periode_id
),

waarschuwingen as (
    select * from een_client_zonder_uren
    union all by name
    select * from hele_aanbieder_zonder_uren
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
