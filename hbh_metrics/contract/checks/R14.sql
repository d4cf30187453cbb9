-- R14: één rij per toewijzing die begint terwijl een eerdere toewijzing van dezelfde cliënt nog loopt (bij welke aanbieder ook).
-- Alleen als deze levering een van de twee bracht; de rij wijst naar de latere, of als we die al hadden, naar de eerdere.
with toewijzingen as (
    select
        _bestand,
        _rij,
        toewijzing_nummer,
        client_sleutel,
        aanbieder_id,
        ingangsdatum,
        coalesce(einddatum, date '9999-01-01') as einde
    from indicaties
    where client_sleutel is not null
        and ingangsdatum is not null
        and (einddatum is null or einddatum >= ingangsdatum)
),

met_langstlopende_eerdere as (
    select
        *,
        arg_max(
            {
                'toewijzing_nummer': toewijzing_nummer,
                'aanbieder_id': aanbieder_id,
                'einde': einde,
                'bestand': _bestand,
                'rij': _rij
            },
            einde
        ) over (
            partition by client_sleutel
            order by ingangsdatum, toewijzing_nummer, _bestand nulls first, _rij
            rows between unbounded preceding and 1 preceding
        ) as eerdere
    from toewijzingen
),

-- Hetzelfde nummer twee keer is een dubbele sleutel (R01), geen overlap.
overlappend as (
    select
        *,
        case when _bestand is null then eerdere.aanbieder_id else aanbieder_id end as aanbieder_van_rij,
        'Deze indicatie overlapt met ' || case
            when aanbieder_id <> eerdere.aanbieder_id then 'een toewijzing van dezelfde cliënt bij een andere aanbieder'
            else 'toewijzing ' || case when _bestand is null then toewijzing_nummer else eerdere.toewijzing_nummer end
                || ' van dezelfde cliënt'
        end || ': vanaf ' || strftime(ingangsdatum, '%d-%m-%Y') || case
            when least(einde, eerdere.einde) < date '9999-01-01' then ' t/m ' || strftime(least(einde, eerdere.einde), '%d-%m-%Y')
            else ''
        end || ' lopen beide. Geef de eerste een einddatum vóór de ingang van de tweede en lever opnieuw aan.' as melding
    from met_langstlopende_eerdere
    where eerdere.einde >= ingangsdatum
        and eerdere.toewijzing_nummer <> toewijzing_nummer
        and (_bestand is not null or eerdere.bestand is not null)
)

select distinct
    coalesce(_bestand, eerdere.bestand)::integer as bestand,
    (case when _bestand is null then eerdere.rij else _rij end)::bigint as rij,
    (case when _bestand is null then 'einddatum' else 'ingangsdatum' end)::varchar as kolom,
    (
        case
            when _bestand is not null then strftime(ingangsdatum, '%d-%m-%Y')
            when eerdere.einde < date '9999-01-01' then strftime(eerdere.einde, '%d-%m-%Y')
        end
    )::varchar as waarde,
    (
        case
            when _bestand is null then 'een datum vóór ' || strftime(ingangsdatum, '%d-%m-%Y')
            when eerdere.einde < date '9999-01-01' then 'een datum na ' || strftime(eerdere.einde, '%d-%m-%Y')
            else 'een einddatum bij de eerdere toewijzing'
        end
    )::varchar as verwacht,
    melding::varchar as melding,
    aanbieder_van_rij::varchar as aanbieder_id
from overlappend
order by bestand, rij, melding
