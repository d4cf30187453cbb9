-- Hulp en uren buiten de hele perioden: één rij per cliënt per aanbieder per week, voor het experiment (VOORAF, van cliënten die er later
-- in zitten) en in de laatste dagen ervan (STAART). Bit i van actieve_dagen_bits is dag i van de week; uren is leeg als er geen urenregel is.
create table tussenstand.randweken as
with toewijzingen as (
    select
        toewijzing_nummer,
        client_sleutel,
        aanbieder_id,
        if(groep = 'VOORAF', 'VOORAF', 'STAART') as soort,
        ingangsdatum as begin,
        least(coalesce(einddatum, $eind), $peildatum) as eind
    from indicaties
    where
        groep = 'EXPERIMENT'
        or (groep = 'VOORAF' and client_sleutel in (select client_sleutel from indicaties where groep = 'EXPERIMENT'))
),

hulp_per_toewijzing as (
    select
        toewijzingen.client_sleutel,
        toewijzingen.aanbieder_id,
        weken.soort,
        weken.week_begin,
        greatest(toewijzingen.begin, weken.week_begin) - weken.week_begin as eerste,
        least(toewijzingen.eind, weken.laatste_dag) - weken.week_begin as laatste
    from toewijzingen
    inner join tussenstand.weken as weken
        on toewijzingen.soort = weken.soort
        and toewijzingen.begin <= weken.laatste_dag
        and toewijzingen.eind >= weken.week_begin
    where toewijzingen.begin <= toewijzingen.eind
),

hulp as (
    select
        client_sleutel,
        aanbieder_id,
        soort,
        week_begin,
        bit_or(((1 << (laatste - eerste + 1)) - 1) << eerste)::utinyint as actieve_dagen_bits
    from hulp_per_toewijzing
    group by all
),

buiten_perioden as (
    select
        geleverde_uren.toewijzing_nummer,
        geleverde_uren.uren,
        dagen.soort,
        dagen.week_begin
    from geleverde_uren
    inner join tussenstand.dagen as dagen on geleverde_uren.datum = dagen.datum
    where dagen.soort <> 'EXPERIMENT'
),

uren as (
    select
        toewijzingen.client_sleutel,
        toewijzingen.aanbieder_id,
        buiten_perioden.soort,
        buiten_perioden.week_begin,
        sum(buiten_perioden.uren)::decimal(18, 2) as uren,
        count(*) as urenrijen
    from buiten_perioden
    inner join toewijzingen
        on buiten_perioden.toewijzing_nummer = toewijzingen.toewijzing_nummer
        and buiten_perioden.soort = toewijzingen.soort
    group by all
)

select
    client_sleutel,
    aanbieder_id,
    soort,
    week_begin,
    coalesce(hulp.actieve_dagen_bits, 0)::utinyint as actieve_dagen_bits,
    uren.uren,
    coalesce(uren.urenrijen, 0) as urenrijen
from hulp
full join uren using (client_sleutel, aanbieder_id, soort, week_begin);
