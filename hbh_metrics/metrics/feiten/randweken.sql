-- Hulp en uren buiten de hele perioden: één rij per cliënt per aanbieder per week, voor het experiment (VOORAF), in de laatste dagen ervan
-- (STAART) en in een week die over de grens van twee maanden gaat. Bit i van actieve_dagen_bits is dag i van de week; uren is leeg als er geen urenregel is. Uren die alleen per periode bekend zijn,
-- horen bij geen week: die van voor het experiment tellen niet mee.
create table tussenstand.randweken as
with toewijzingen as (
    select
        *,
        if(groep = 'VOORAF', 'VOORAF', 'STAART') as soort
    from tussenstand.toewijzingen_geknipt
    where groep <> 'VERGELIJKING'
),

hulp_per_toewijzing as (
    select
        toewijzingen.paar_nummer,
        toewijzingen.is_enige_van_paar,
        weken.week_begin,
        greatest(toewijzingen.begin, weken.week_begin) - weken.week_begin as eerste,
        least(toewijzingen.eind, weken.laatste_dag) - weken.week_begin as laatste
    from toewijzingen
    inner join tussenstand.weken as weken
        on (toewijzingen.soort = weken.soort or (toewijzingen.groep = 'EXPERIMENT' and weken.soort = 'EXPERIMENT' and not weken.is_heel))
        and toewijzingen.begin <= weken.laatste_dag
        and toewijzingen.eind >= weken.week_begin
    where toewijzingen.begin <= toewijzingen.eind
),

hulp as (
    select
        paar_nummer,
        week_begin,
        (((1 << (laatste - eerste + 1)) - 1) << eerste)::utinyint as actieve_dagen_bits
    from hulp_per_toewijzing
    where is_enige_van_paar
    union all
    select
        paar_nummer,
        week_begin,
        bit_or(((1 << (laatste - eerste + 1)) - 1) << eerste)::utinyint
    from hulp_per_toewijzing
    where not is_enige_van_paar
    group by paar_nummer, week_begin
),

-- Eerst op dag uitgezocht: anders zoekt DuckDB elke urenregel op tekst op.
buiten_perioden as materialized (
    select
        geleverde_uren.toewijzing_nummer,
        geleverde_uren.uren,
        if(dagen.soort = 'EXPERIMENT', 'STAART', dagen.soort) as soort,
        dagen.week_begin
    from geleverde_uren
    inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum
    where not dagen.is_heel and (dagen.soort = 'STAART' or geleverde_uren.korrel is distinct from 'PERIODE')
),

uren as (
    select
        toewijzingen.paar_nummer,
        buiten_perioden.week_begin,
        sum(buiten_perioden.uren)::decimal(18, 2) as uren,
        count(*) as urenrijen
    from buiten_perioden
    inner join toewijzingen
        on buiten_perioden.toewijzing_nummer = toewijzingen.toewijzing_nummer
        and buiten_perioden.soort = toewijzingen.soort
    group by toewijzingen.paar_nummer, buiten_perioden.week_begin
)

select
    paar_nummer,
    week_begin,
    coalesce(hulp.actieve_dagen_bits, 0)::utinyint as actieve_dagen_bits,
    uren.uren,
    coalesce(uren.urenrijen, 0) as urenrijen
from hulp
full join uren using (paar_nummer, week_begin);
