-- Wat er in de geleverde bestanden stond: één rij per publicatie, bestand en aanbieder, de nieuwste eerst, naast de vorige levering daarvan.
-- $eigen is de ene aanbieder die zijn eigen rijen ziet, of leeg.
with portretten as (
    select
        *,
        lag({'rijen': rijen, 'uren': uren_per_client_week, 'bedrag': bedrag_per_client_eur, 'laatste_periode': laatste_periode}) over (
            partition by tabel, aanbieder_id
            order by ontvangen_op, publicatie, bestand
        ) as vorige
    from read_parquet($portret)
    where cast($eigen as varchar) is null or aanbieder_id = cast($eigen as varchar)
)

select
    cast(publicatie as varchar) as publicatie,
    cast(bestand as varchar) as bestand,
    cast(tabel as varchar) as tabel,
    cast(aanbieder_id as varchar) as aanbieder_id,
    cast(rijen as bigint) as rijen,
    cast(eerste_periode as varchar) as eerste_periode,
    cast(laatste_periode as varchar) as laatste_periode,
    cast(uren as decimal(18, 2)) as uren,
    cast(bedrag_eur as decimal(18, 2)) as bedrag_eur,
    cast(uren_per_client_week as double) as uren_per_client_week,
    cast(bedrag_per_client_eur as double) as bedrag_per_client_eur,
    cast(sleutels_bekend as varchar) as sleutels_bekend,
    cast(opvallend as varchar) as opvallend,
    cast(vorige.rijen as bigint) as vorige_rijen,
    cast(vorige.uren as double) as vorige_uren_per_client_week,
    cast(vorige.bedrag as double) as vorige_bedrag_per_client_eur
from portretten
order by ontvangen_op desc, publicatie desc, tabel, bestand, aanbieder_id
