-- R07: één rij per geleverde credit en soort fout: hij noemt geen eerdere debet van dezelfde aanbieder, cliënt en periode,
-- of hij is samen met de andere credits groter dan die debet. Eerder: de factuurdatum van de debet ligt niet na die van de credit.
with betaalregels as not materialized (
    select
        _bestand,
        _rij,
        aanbieder_id,
        prestatie_referentie,
        vorige_referentie,
        client_sleutel,
        periode_id,
        debet_credit,
        bedrag_eur,
        factuurdatum
    from periodebetalingen
    where aanbieder_id is not null
),

credits as (
    select *
    from betaalregels
    where debet_credit = 'C'
),

-- Van een geleverde regel zonder leesbaar kenmerk (R03, R30) weten we niet welke debet het is: dan is geen debet onbekend.
onleesbare_kenmerken as (
    select distinct aanbieder_id
    from periodebetalingen
    where _bestand is not null
        and prestatie_referentie is null
),

-- Een kenmerk dat dubbel is geleverd (R01) telt hier één keer mee.
genoemde_regels as (
    select *
    from betaalregels
    semi join credits
        on credits.aanbieder_id = betaalregels.aanbieder_id
        and credits.vorige_referentie = betaalregels.prestatie_referentie
    qualify row_number() over (
        partition by aanbieder_id, prestatie_referentie
        order by debet_credit desc nulls last, _bestand nulls first, _rij
    ) = 1
),

gecrediteerd as (
    select aanbieder_id, vorige_referentie, sum(abs(bedrag_eur)) as credits_eur
    from credits
    where vorige_referentie is not null
    group by aanbieder_id, vorige_referentie
),

vergeleken as (
    select
        credits._bestand,
        credits._rij,
        credits.aanbieder_id,
        credits.vorige_referentie,
        credits.bedrag_eur,
        genoemd.prestatie_referentie is null as is_onbekend,
        genoemd.debet_credit = 'C' as is_geen_debet,
        concat_ws(
            ' en ',
            case when genoemd.client_sleutel <> credits.client_sleutel then 'hoort bij een andere cliënt' end,
            case
                when genoemd.periode_id <> credits.periode_id
                    then 'gaat over periode ' || genoemd.periode_id || ' in plaats van ' || credits.periode_id
            end,
            case
                when genoemd.factuurdatum > credits.factuurdatum
                    then 'heeft een latere factuurdatum (' || strftime(genoemd.factuurdatum, '%d-%m-%Y') || ') dan deze credit ('
                    || strftime(credits.factuurdatum, '%d-%m-%Y') || ')'
            end
        ) as verschil,
        gecrediteerd.credits_eur,
        abs(genoemd.bedrag_eur) as debet_eur
    from credits
    left join genoemde_regels as genoemd
        on genoemd.aanbieder_id = credits.aanbieder_id
        and genoemd.prestatie_referentie = credits.vorige_referentie
    left join gecrediteerd
        on gecrediteerd.aanbieder_id = credits.aanbieder_id
        and gecrediteerd.vorige_referentie = credits.vorige_referentie
    where credits._bestand is not null
        and not (
            genoemd.prestatie_referentie is null
            and credits.vorige_referentie is not null
            and exists (
                select 1
                from onleesbare_kenmerken as onleesbaar
                where onleesbaar.aanbieder_id is null or onleesbaar.aanbieder_id = credits.aanbieder_id
            )
        )
),

zonder_debet as (
    select
        _bestand,
        _rij,
        'vorige_referentie' as kolom,
        vorige_referentie as waarde,
        'het kenmerk van een eerdere debet van dezelfde aanbieder, cliënt en periode' as verwacht,
        case
            when vorige_referentie is null then 'Deze credit noemt niet welke debet hij corrigeert'
            when is_onbekend then 'Deze credit noemt debet ''' || vorige_referentie || ''', maar die kennen we niet van deze aanbieder'
            when is_geen_debet then 'Deze credit noemt regel ''' || vorige_referentie || ''', maar dat is geen debet'
            else 'Deze credit noemt debet ''' || vorige_referentie || ''', maar die ' || verschil
        end || '. Vul het kenmerk in van een eerdere debet van dezelfde cliënt en periode en lever opnieuw aan.' as melding,
        aanbieder_id
    from vergeleken
    where is_onbekend
        or is_geen_debet
        or verschil <> ''
),

te_veel_credit as (
    select
        _bestand,
        _rij,
        'bedrag_eur' as kolom,
        replace(bedrag_eur::varchar, '.', ',') as waarde,
        'samen hoogstens ' || replace(debet_eur::varchar, '.', ',') as verwacht,
        'De credits op debet ''' || vorige_referentie || ''' zijn samen € ' || replace(credits_eur::varchar, '.', ',')
        || '. Dat is meer dan de debet van € ' || replace(debet_eur::varchar, '.', ',')
        || '. Verlaag de credits tot hoogstens de debet en lever opnieuw aan.' as melding,
        aanbieder_id
    from vergeleken
    where not is_geen_debet
        and credits_eur > debet_eur
),

fouten as (
    select * from zonder_debet
    union all by name
    select * from te_veel_credit
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
order by bestand, rij, kolom
