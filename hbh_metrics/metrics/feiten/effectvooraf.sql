-- Hoe de uren al liepen voor het experiment begon: één rij per groep per cliënt, uren per week in de 84 dagen voor de start min die in de 84 dagen
-- daarvoor. Alleen wie in beide helften ten minste 28 dagen hulp had, en een urenregel in elk van de zes blokken van 28 dagen met hulp.
create table tussenstand.effectvooraf as
with toewijzingen as (
    select
        toewijzing_nummer,
        if(groep = 'VOORAF', 'EXPERIMENT', groep) as groep,
        client_sleutel,
        aanbieder_id,
        ingangsdatum,
        least(coalesce(einddatum, $begin - 1), $begin - 1, $peildatum)::date as laatste_dag
    from indicaties
    where
        (groep = 'VERGELIJKING' and categorie = 1)
        or (groep = 'VOORAF' and client_sleutel in (select client_sleutel from indicaties where groep = 'EXPERIMENT'))
),

blokken as (
    select
        blok.nummer,
        blok.nummer >= 3 as is_laat,
        ($begin - 168 + 28 * blok.nummer::integer)::date as eerste_dag,
        ($begin - 141 + 28 * blok.nummer::integer)::date as laatste_dag
    from range(6) as blok (nummer)
),

hulp_per_toewijzing as (
    select
        toewijzingen.groep,
        toewijzingen.client_sleutel,
        toewijzingen.aanbieder_id,
        blokken.nummer,
        greatest(toewijzingen.ingangsdatum, blokken.eerste_dag) - blokken.eerste_dag as eerste,
        least(toewijzingen.laatste_dag, blokken.laatste_dag) - blokken.eerste_dag as laatste
    from toewijzingen
    inner join blokken
        on toewijzingen.ingangsdatum <= blokken.laatste_dag
        and toewijzingen.laatste_dag >= blokken.eerste_dag
    where toewijzingen.ingangsdatum <= toewijzingen.laatste_dag
),

hulp as (
    select
        groep,
        client_sleutel,
        nummer,
        bit_count(bit_or(((1::bigint << (laatste - eerste + 1)) - 1) << eerste)) as dagen
    from hulp_per_toewijzing
    group by groep, client_sleutel, aanbieder_id, nummer
),

geleverd_in_blok as (
    select
        toewijzingen.groep,
        toewijzingen.client_sleutel,
        blokken.nummer,
        sum(geleverde_uren.uren) as uren
    from geleverde_uren
    inner join toewijzingen on geleverde_uren.toewijzing_nummer = toewijzingen.toewijzing_nummer
    inner join blokken on geleverde_uren.datum between blokken.eerste_dag and blokken.laatste_dag
    where geleverde_uren.datum between $begin - 168 and $begin - 1
    group by toewijzingen.groep, toewijzingen.client_sleutel, blokken.nummer
),

per_blok as (
    select
        groep,
        client_sleutel,
        nummer,
        sum(dagen) as dagen
    from hulp
    group by groep, client_sleutel, nummer
),

per_client as (
    select
        groep,
        client_sleutel,
        sum(per_blok.dagen) filter (where blokken.is_laat) as dagen_laat,
        sum(per_blok.dagen) filter (where not blokken.is_laat) as dagen_vroeg,
        sum(geleverd_in_blok.uren) filter (where blokken.is_laat) as uren_laat,
        sum(geleverd_in_blok.uren) filter (where not blokken.is_laat) as uren_vroeg,
        bool_and(per_blok.dagen is null or geleverd_in_blok.uren is not null) as is_bekend
    from per_blok
    full join geleverd_in_blok using (groep, client_sleutel, nummer)
    inner join blokken using (nummer)
    group by groep, client_sleutel
)

select
    groep,
    client_sleutel,
    uren_laat::double / (dagen_laat / 7) - uren_vroeg::double / (dagen_vroeg / 7) as verschil
from per_client
where is_bekend and dagen_laat >= 28 and dagen_vroeg >= 28;
