-- Wie een effect vergelijkt: één rij per venster per groep per cliënt met een dag hulp daarin, met zijn uren per week nu en voor het experiment.
-- meetelling is MEEGETELD, of de eerste reden waarom hij niet meetelt. aanbieder_id is die met de meeste dagen hulp, dan de eerste naar naam.
-- Uren in een gekozen periode tellen ook mee als de cliënt er geen actieve dag in had.
create table tussenstand.effectclienten as
with per_paar as (
    select
        keuze.venster,
        feiten.paar_nummer,
        any_value(keuze.minste_dagen) as minste_dagen,
        coalesce(sum(feiten.uren), 0) as uren,
        coalesce(sum(bit_count(feiten.actieve_dagen_bits)), 0) as dagen,
        bool_and(feiten.urenrijen is not null or feiten.actieve_dagen_bits is null) as is_bekend
    from tussenstand.feiten as feiten
    inner join tussenstand.paren as paren on feiten.paar_nummer = paren.paar_nummer
    inner join tussenstand.effectkeuze as keuze
        on paren.aanbieder_id = keuze.aanbieder_id
        and feiten.volgnummer = keuze.volgnummer
    group by keuze.venster, feiten.paar_nummer
),

per_client as (
    select
        per_paar.venster,
        paren.groep,
        paren.client_sleutel,
        first(paren.aanbieder_id order by per_paar.dagen desc, paren.aanbieder_id) as aanbieder_id,
        list_sort(list(paren.aanbieder_id) filter (where per_paar.dagen > 0)) as aanbieders,
        sum(per_paar.uren) as uren,
        sum(per_paar.dagen) as dagen,
        any_value(paren.referentie_uren) as referentie_uren,
        any_value(paren.referentie_eur) as referentie_eur,
        bool_and(per_paar.is_bekend) as is_bekend,
        any_value(per_paar.minste_dagen) as minste_dagen
    from per_paar
    inner join tussenstand.paren as paren on per_paar.paar_nummer = paren.paar_nummer
    group by per_paar.venster, paren.groep, paren.client_sleutel
    having sum(per_paar.dagen) > 0
)

select
    venster,
    groep,
    client_sleutel,
    aanbieder_id,
    aanbieders,
    dagen,
    uren,
    referentie_uren * dagen as referentie_uurdagen,
    referentie_eur,
    uren::double / (dagen / 7) as uren_week,
    referentie_uren::double / 4 as voorheen_week,
    uren_week - voorheen_week as verschil,
    case
        when referentie_uren is null then 'ZONDER_REFERENTIE'
        when not is_bekend then 'ONBEKEND'
        when dagen < minste_dagen then 'TE_KORT'
        else 'MEEGETELD'
    end as meetelling
from per_client;
