-- Wat signalen nodig hebben naast de maatstaven: één rij per feit per aanbieder per begonnen periode. Wat elke kolom is, hangt van het feit af:
-- tarief_afwijking: debetregels waarvan na hun credits iets overblijft en waarvan het tarief meer dan een cent van het pad afwijkt; waarde is
-- de som van (tarief - pad) maal wat overblijft, in euro. Leeg als er geen betaalregel of geen afspraak is.
-- betaald_zonder_dag: betaald zonder één dag met hulp bij die aanbieder. dubbel_betaald: verder betaald bij wie over alle aanbieders netto
-- meer dan 1 staat, tenzij de cliënt bij twee aanbieders dagen had; wie al zonder dag telt, telt hier niet. Samen zijn zij dus elk geval één keer.
-- betaald_zonder_uren_onverklaard: bekend en betaald met 0 uur zonder reden, van alle bekende betaalde (noemer).
-- uitstroom_22: weggegaan door de aanbieder. klachten: klachten en signalen, op cliëntperioden (noemer); leeg als meldingen nooit zijn geleverd.
-- uren_week: geïndiceerde uren per week, gemiddeld over cliënten die ze hebben naar dagen met hulp, met de standaardfout van dat gemiddelde (noemer).
-- werkdagen_te_laat: werkdagen na het eind van de periode, tot en met de peildatum. actieve_dagen: dagen met hulp van alle cliënten samen.
create or replace table signaalfeiten as
with weg_door_aanbieder as (
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
        sommen.aanbieder_id,
        sommen.periode_id,
        sommen.betaalregels > 0 as is_betaling_geleverd,
        sommen.uurdagen * sommen.uurdagen * sommen.dagen_kwadraat
        - 2 * sommen.uurdagen * sommen.dagen_geindiceerd * sommen.uurdagen_maal_dagen
        + sommen.dagen_geindiceerd * sommen.dagen_geindiceerd * sommen.uurdagen_kwadraat as kwadraten,
        case when is_betaling_geleverd and (sommen.pad_eur is not null or sommen.is_budget) then feit(
            coalesce(afwijkend.bedrag, 0), coalesce(afwijkend.aantal, 0), null, coalesce(afwijkend.clienten, 0)
        ) else feit(null, null, null, null) end as tarief_afwijking,
        if(is_betaling_geleverd, coalesce(dubbel.aantal, 0), null) as aantal_dubbel,
        feit(null, aantal_dubbel, null, aantal_dubbel) as dubbel_betaald,
        if(is_betaling_geleverd, sommen.betaald_zonder_dag, null) as aantal_zonder_dag,
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
            sommen.uurdagen::double / 100 / nullif(sommen.dagen_geindiceerd, 0),
            null,
            sqrt(sommen.geindiceerd::double / nullif(greatest(sommen.geindiceerd - 1, 0), 0) * kwadraten::double)
            / 100
            / nullif(sommen.dagen_geindiceerd::double * sommen.dagen_geindiceerd, 0),
            sommen.geindiceerd
        ) as uren_week,
        feit(null, perioden.werkdagen_na_eind, null, null) as werkdagen_te_laat,
        feit(null, sommen.actieve_dagen, null, sommen.clienten) as actieve_dagen
    from tussenstand.sommen_per_aanbieder as sommen
    inner join tussenstand.perioden as perioden on sommen.periode_id = perioden.periode_id
    inner join tussenstand.basistarief as basistarief
        on sommen.aanbieder_id = basistarief.aanbieder_id
        and sommen.periode_id = basistarief.periode_id
    inner join tussenstand.klachten as klachten
        on sommen.aanbieder_id = klachten.aanbieder_id
        and sommen.periode_id = klachten.periode_id
    left join tussenstand.dubbel_betaald as dubbel
        on sommen.aanbieder_id = dubbel.aanbieder_id
        and sommen.periode_id = dubbel.periode_id
    left join tussenstand.tariefafwijkingen as afwijkend
        on sommen.aanbieder_id = afwijkend.aanbieder_id
        and sommen.periode_id = afwijkend.periode_id
    left join weg_door_aanbieder
        on sommen.aanbieder_id = weg_door_aanbieder.aanbieder_id
        and sommen.periode_id = weg_door_aanbieder.periode_id
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
