-- De drempels van een stand: één rij per signaal, ernst en naam.
select
    cast(signaal as varchar) as signaal,
    cast(ernst as varchar) as ernst,
    cast(naam as varchar) as naam,
    cast(waarde as double) as waarde,
    cast(is_standaard as boolean) as is_standaard
from read_parquet($drempels)
order by signaal, ernst, naam
