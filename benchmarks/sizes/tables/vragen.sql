-- De vragen van de enquête: één rij per vraag; de eerste twee zijn rapportcijfers.
select
    printf('V%02d', nummer) as vraag_code,
    printf('Vraag %d', nummer) as tekst,
    1 as schaal_min,
    10 as schaal_max,
    nummer <= 2 as is_rapportcijfer
from range(1, 4) as vraag (nummer)
