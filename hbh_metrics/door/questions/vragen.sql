-- De vragen van de enquête met hun schaal: één rij per vraag.
select
    cast(vraag_code as varchar) as vraag_code,
    cast(tekst as varchar) as tekst,
    cast(schaal_min as double) as schaal_min,
    cast(schaal_max as double) as schaal_max,
    cast(is_rapportcijfer as boolean) as is_rapportcijfer
from read_parquet($vragen)
order by vraag_code
