-- Wat signalen nodig hebben naast de maatstaven: één rij per feit per aanbieder per begonnen periode. Wat elke kolom is, hangt van het feit af:
-- tarief_afwijking: debetregels waarvan na hun credits iets overblijft en waarvan het tarief meer dan een cent van het pad afwijkt; waarde is
-- de som van (tarief - pad) maal wat overblijft, in euro. Leeg als er geen betaalregel of geen afspraak is.
-- betaald_zonder_dag: betaald zonder één dag met hulp bij die aanbieder. dubbel_betaald: verder betaald bij wie over alle aanbieders netto
-- meer dan 1 staat, tenzij de cliënt bij twee aanbieders dagen had; wie al zonder dag telt, telt hier niet. Samen zijn zij dus elk geval één keer.
-- betaald_zonder_uren_onverklaard: bekend en betaald met 0 uur zonder reden, van alle bekende betaalde (noemer).
-- uitstroom_22: weggegaan door de aanbieder. klachten: klachten en signalen, op cliëntperioden (noemer); leeg als meldingen nooit zijn geleverd.
-- uren_week: geïndiceerde uren per week, gemiddeld over cliënten naar dagen met hulp, met de standaardfout van dat gemiddelde (noemer).
-- werkdagen_te_laat: werkdagen na het eind van de periode, tot en met de peildatum. actieve_dagen: dagen met hulp van alle cliënten samen.
create or replace table signaalfeiten as
with per_client as (
    select
        aanbieder_id,
        periode_id,
        betaalregels,
        actieve_dagen,
        aantal_netto > 0 as is_betaald,
        (100 * indicatie_uurdagen)::hugeint as uurdagen
    from clientperioden
),

geteld as (
    select
        aanbieder_id,
        periode_id,
        sum(betaalregels) as betaalregels,
        sum(actieve_dagen) as actieve_dagen,
        count(*) filter (where is_betaald and actieve_dagen = 0) as zonder_dag,
        count(*) filter (where actieve_dagen > 0) as actief,
        sum(uurdagen) filter (where actieve_dagen > 0) as uurdagen,
        sum(uurdagen * uurdagen) as uurdagen_kwadraat,
        sum(uurdagen * actieve_dagen) as uurdagen_maal_dagen,
        sum(actieve_dagen::hugeint * actieve_dagen) as dagen_kwadraat
    from per_client
    group by aanbieder_id, periode_id
),

weg_door_aanbieder as (
    select
        aanbieder_id,
        periode_id,
        count(*) as clienten
    from tussenstand.vertrokken
    where reden = '22'
    group by aanbieder_id, periode_id
),

naast_elkaar as (
    select
        rooster.aanbieder_id,
        rooster.periode_id,
        coalesce(geteld.betaalregels, 0) > 0 as is_betaling_geleverd,
        geteld.uurdagen * geteld.uurdagen * geteld.dagen_kwadraat
        - 2 * geteld.uurdagen * geteld.actieve_dagen * geteld.uurdagen_maal_dagen
        + geteld.actieve_dagen::hugeint * geteld.actieve_dagen * geteld.uurdagen_kwadraat as kwadraten,
        case when is_betaling_geleverd and rooster.pad_eur is not null then feit(
            coalesce(afwijkend.bedrag, 0), coalesce(afwijkend.aantal, 0), null, coalesce(afwijkend.clienten, 0)
        ) else feit(null, null, null, null) end as tarief_afwijking,
        if(is_betaling_geleverd, coalesce(dubbel.aantal, 0), null) as aantal_dubbel,
        feit(null, aantal_dubbel, null, aantal_dubbel) as dubbel_betaald,
        if(is_betaling_geleverd, geteld.zonder_dag, null) as aantal_zonder_dag,
        feit(null, aantal_zonder_dag, null, aantal_zonder_dag) as betaald_zonder_dag,
        feit(
            null,
            basistarief.betaald_zonder_uren_onverklaard.teller,
            basistarief.betaald_zonder_uren_onverklaard.noemer,
            basistarief.betaald_zonder_uren_onverklaard.n
        ) as betaald_zonder_uren_onverklaard,
        coalesce(weg_door_aanbieder.clienten, 0) as aantal_weg,
        feit(null, aantal_weg, null, aantal_weg) as uitstroom_22,
        if(
            exists (select 1 from geleverd where tabel = 'meldingen'),
            feit(null, klachten.klachten_per_100.teller, klachten.klachten_per_100.noemer, klachten.klachten_per_100.n),
            feit(null, null, null, null)
        ) as klachten,
        feit(
            geteld.uurdagen::double / 100 / nullif(geteld.actieve_dagen, 0),
            null,
            sqrt(geteld.actief::double / nullif(greatest(geteld.actief - 1, 0), 0) * kwadraten::double)
            / 100
            / nullif(geteld.actieve_dagen::double * geteld.actieve_dagen, 0),
            coalesce(geteld.actief, 0)
        ) as uren_week,
        feit(null, perioden.werkdagen_na_eind, null, null) as werkdagen_te_laat,
        feit(null, coalesce(geteld.actieve_dagen, 0), null, coalesce(geteld.actief, 0)) as actieve_dagen
    from tussenstand.rooster as rooster
    inner join tussenstand.perioden as perioden on rooster.periode_id = perioden.periode_id
    inner join tussenstand.basistarief as basistarief
        on rooster.aanbieder_id = basistarief.aanbieder_id
        and rooster.periode_id = basistarief.periode_id
    inner join tussenstand.klachten as klachten
        on rooster.aanbieder_id = klachten.aanbieder_id
        and rooster.periode_id = klachten.periode_id
    left join geteld
        on rooster.aanbieder_id = geteld.aanbieder_id
        and rooster.periode_id = geteld.periode_id
    left join tussenstand.dubbel_betaald as dubbel
        on rooster.aanbieder_id = dubbel.aanbieder_id
        and rooster.periode_id = dubbel.periode_id
    left join tussenstand.tariefafwijkingen as afwijkend
        on rooster.aanbieder_id = afwijkend.aanbieder_id
        and rooster.periode_id = afwijkend.periode_id
    left join weg_door_aanbieder
        on rooster.aanbieder_id = weg_door_aanbieder.aanbieder_id
        and rooster.periode_id = weg_door_aanbieder.periode_id
)

select
    feit::varchar as feit,
    aanbieder_id::varchar as aanbieder_id,
    periode_id::varchar as periode_id,
    meting.waarde,
    meting.aantal,
    meting.noemer,
    meting.n
from (
    unpivot (select * exclude (is_betaling_geleverd, kwadraten, aantal_dubbel, aantal_zonder_dag, aantal_weg) from naast_elkaar)
    on columns(* exclude (aanbieder_id, periode_id))
    into name feit value meting
)
order by feit, aanbieder_id, periode_id;
