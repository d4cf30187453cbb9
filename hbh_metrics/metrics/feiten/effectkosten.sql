-- Wat cliënten van het eindeffect kostten tegenover voorheen: één rij per groep per cliënt, in euro per vier weken hulp. Van het experiment telt
-- wat past bij de afspraak van die aanbieder in die periode, van de vergelijkingsgroep wat per uur is betaald.
-- Alleen wie een betaalregel heeft in elke gekozen periode met hulp.
create table tussenstand.effectkosten as
with betaald as (
    select
        toewijzingen.paar_nummer,
        perioden.volgnummer,
        sum(betaling.bedrag_eur) as bedrag
    from periodebetalingen as betaling
    inner join tussenstand.perioden as perioden on betaling.periode_id = perioden.periode_id
    inner join tussenstand.toewijzingen as toewijzingen on betaling.toewijzing_nummer = toewijzingen.toewijzing_nummer
    left join tussenstand.tellend as tellend
        on betaling.aanbieder_id = tellend.aanbieder_id
        and betaling.periode_id = tellend.periode_id
        and betaling.grondslag = tellend.grondslag
    where
        (toewijzingen.groep = 'EXPERIMENT' and tellend.grondslag is not null)
        or (toewijzingen.groep = 'VERGELIJKING' and betaling.grondslag = 'UREN')
    group by toewijzingen.paar_nummer, perioden.volgnummer
),

per_client as (
    select
        paren.groep,
        paren.client_sleutel,
        sum(betaald.bedrag) as bedrag,
        bool_and(feiten.actieve_dagen_bits is null or betaald.bedrag is not null) as is_bekend
    from tussenstand.feiten as feiten
    full join betaald using (paar_nummer, volgnummer)
    inner join tussenstand.paren as paren using (paar_nummer)
    inner join tussenstand.effectkeuze as keuze
        on paren.aanbieder_id = keuze.aanbieder_id
        and volgnummer = keuze.volgnummer
    where keuze.venster = 'EIND'
    group by paren.groep, paren.client_sleutel
)

select
    per_client.groep,
    per_client.client_sleutel,
    per_client.bedrag::double / (clienten.dagen / 28) - clienten.referentie_eur::double as verschil
from per_client
inner join tussenstand.effectclienten as clienten
    on per_client.groep = clienten.groep
    and per_client.client_sleutel = clienten.client_sleutel
where
    per_client.is_bekend
    and per_client.bedrag is not null
    and clienten.venster = 'EIND'
    and clienten.meetelling = 'MEEGETELD'
    and clienten.referentie_eur is not null;
