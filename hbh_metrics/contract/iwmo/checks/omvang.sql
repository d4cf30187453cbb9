-- TR321, TR322: één rij per toewijzing met meer volume dan zij toelaat, in een kalendermaand (TR321) of over haar looptijd (TR322); $regel zegt
-- welke van de twee. Debet min credit over alle regels van het grootboek; uren in minuten, eenheid 83 in centen, 82 en 84 in stuks.
with geraakt as (
    select
        toewijzing_nummer,
        if($regel = 'TR321', date_trunc('month', begindatum)::date, null) as maand,
        max({'bestand': _bestand, 'rij': _rij}) as laatste,
        any_value(aanbieder_id) as aanbieder_id,
        any_value(product_categorie) as categorie
    from bericht_prestaties
    group by toewijzing_nummer, maand
),

toewijzingen as (
    select
        indicatie.toewijzing_nummer,
        any_value(indicatie.ingangsdatum) as ingangsdatum,
        any_value(indicatie.einddatum) as einddatum,
        any_value(product.product_categorie) as categorie,
        coalesce(any_value(product.eenheid), '01') as eenheid,
        coalesce(any_value(product.frequentie), '2') as frequentie,
        any_value(
            case
                when product.eenheid is null then ceil(indicatie.uren_week * 60)
                when product.eenheid = '04' then product.volume::bigint * 60
                when product.eenheid = '16' then product.volume::bigint * 240
                else product.volume::bigint
            end
        ) as volume
    from indicaties as indicatie
    semi join geraakt on geraakt.toewijzing_nummer = indicatie.toewijzing_nummer
    left join toegewezen_producten as product on product.toewijzing_nummer = indicatie.toewijzing_nummer
    where indicatie.ingangsdatum is not null
    group by indicatie.toewijzing_nummer
    having count(*) = 1
),

geleverd as (
    select
        regel.toewijzing_nummer,
        if($regel = 'TR321', date_trunc('month', regel.prestatie_begin)::date, null) as maand,
        max(regel.prestatie_eind) as laatste_dag,
        sum(
            if(regel.debet_credit = 'C', -1, 1) * case
                when toewijzing.eenheid in ('01', '04', '16') then round(regel.aantal * 60)
                when toewijzing.eenheid = '83' then abs(regel.bedrag_eur) * 100
                else regel.aantal
            end
        ) as volume
    from periodebetalingen as regel
    inner join toewijzingen as toewijzing
        on toewijzing.toewijzing_nummer = regel.toewijzing_nummer
        and regel.grondslag = if(toewijzing.eenheid in ('01', '04', '16'), 'UREN', 'BUDGET')
    where regel.prestatie_begin is not null
    group by regel.toewijzing_nummer, maand
),

tijdvakken as (
    select
        geraakt.*,
        toewijzing.* exclude (toewijzing_nummer, categorie, volume),
        geleverd.volume as geleverd,
        toewijzing.volume as toegewezen,
        coalesce(toewijzing.categorie, geraakt.categorie, '01') = '01' as is_huishouden,
        greatest(toewijzing.ingangsdatum, geraakt.maand) as eerste,
        coalesce(least(toewijzing.einddatum, last_day(geraakt.maand)), geleverd.laatste_dag) as laatste_dag
    from geraakt
    inner join toewijzingen as toewijzing on toewijzing.toewijzing_nummer = geraakt.toewijzing_nummer
    inner join geleverd
        on geleverd.toewijzing_nummer = geraakt.toewijzing_nummer
        and geleverd.maand is not distinct from geraakt.maand
),

toegelaten as (
    select
        *,
        case
            when frequentie = '1' then laatste_dag - eerste + 1
            when frequentie = '4' then datediff('month', eerste, laatste_dag) + 1
            when frequentie = '6' then 1
            when is_huishouden and maand is not null then 6
            when eenheid in ('82', '83') then zondagen(eerste, laatste_dag)
                + if(coalesce(dag_van_gebroken_week(ingangsdatum, einddatum) between eerste and laatste_dag, false), 1, 0)
            else weken_met_dag(eerste, laatste_dag)
        end as keren
    from tijdvakken
    where eerste <= laatste_dag
),

fouten as (
    select
        laatste.bestand as _bestand,
        laatste.rij as _rij,
        'GeleverdVolume' as kolom,
        als_volume(eenheid, geleverd) as waarde,
        'hoogstens ' || als_volume(eenheid, keren * toegewezen) || if(maand is null, '', ' in een maand') as verwacht,
        'Op toewijzing ' || toewijzing_nummer || ' is ' || coalesce('in ' || strftime(maand, '%m-%Y'), 'samen') || ' ' || waarde
        || ' gedeclareerd. Verwacht ' || verwacht || ' (' || keren || ' keer ' || als_volume(eenheid, toegewezen)
        || '). Ga na of dit klopt.' as melding,
        aanbieder_id
    from toegelaten
    where geleverd > keren * toegewezen
)

select
    _bestand::integer as bestand,
    _rij::bigint as rij,
    kolom::varchar as kolom,
    waarde::varchar as waarde,
    verwacht::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_id::varchar as aanbieder_id
from fouten
order by bestand, rij, melding
