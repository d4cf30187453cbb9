-- Tarieven die meer dan een cent van het pad afwijken: één rij per aanbieder per periode per tarief waarvoor een debetregel staat.
create table tussenstand.afwijkende_tarieven as
with tarieven as (
    select
        aanbieder_id,
        periode_id,
        tarief_eur
    from tussenstand.betalingen
    where debet_credit = 'D'
    group by aanbieder_id, periode_id, tarief_eur
)

select
    tarieven.aanbieder_id,
    tarieven.periode_id,
    tarieven.tarief_eur,
    tarieven.tarief_eur - rooster.pad_eur as verschil_eur
from tarieven
inner join tussenstand.rooster as rooster
    on tarieven.aanbieder_id = rooster.aanbieder_id
    and tarieven.periode_id = rooster.periode_id
where abs(tarieven.tarief_eur - rooster.pad_eur) > 0.01;
