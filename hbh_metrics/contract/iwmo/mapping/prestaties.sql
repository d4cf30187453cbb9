-- De prestaties uit 323-berichten: één rij per prestatie, bedragen in centen. dagen_periode is de lengte van de periode waarin de prestatie
-- begint; is_volledig: de afspraak rekent een gebroken periode als een hele.
with afspraken as (
    select
        perioden.periode_id,
        afspraak.aanbieder_id,
        arg_max(afspraak.gebroken_periode, afspraak.vanaf_periode || lpad(afspraak.versie::varchar, 9, '0')) = 'VOLLEDIG' as is_volledig
    from perioden
    inner join tariefafspraken as afspraak on afspraak.vanaf_periode <= perioden.periode_id
    group by perioden.periode_id, afspraak.aanbieder_id
),

delen as (
    select
        deel._bestand,
        deel._rij,
        deel.client_sleutel,
        codes.aanbieder_id,
        deel.referentie,
        deel.vorige_referentie,
        deel.toewijzing_nummer,
        deel.categorie as product_categorie,
        deel.product_code,
        deel.begindatum::date as begindatum,
        deel.einddatum::date as einddatum,
        cast(periode_van(deel.begindatum::date) as varchar) as periode_id,
        deel.volume::bigint as volume,
        deel.eenheid,
        deel.eenheid in ('01', '04', '16') as is_uren,
        deel.tarief::bigint as tarief,
        deel.bedrag::bigint as bedrag,
        deel.debet_credit,
        bericht.declaratie_dagtekening
    from bericht_323 as deel
    inner join berichten as bericht on bericht._bestand = deel._bestand
    left join bericht_codes as codes on codes.agb_code = bericht.afzender
)

select
    delen.*,
    perioden.dagen as dagen_periode,
    coalesce(afspraken.is_volledig, false) as is_volledig
from delen
left join perioden on perioden.periode_id = delen.periode_id
left join afspraken on afspraken.periode_id = delen.periode_id and afspraken.aanbieder_id = delen.aanbieder_id
