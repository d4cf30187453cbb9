-- Hoe de standaard weken telt, en hoe een volume heet: dat bepaalt alleen hoeveel een toewijzing toelaat
-- inspanningsgericht: elke week met een dag erin (de dag van levering)
create or replace temp macro weken_met_dag(eerste, laatste) as
    (date_trunc('week', laatste)::date - date_trunc('week', eerste)::date) // 7 + 1;

-- outputgericht: elke week waarvan de zondag erin valt
create or replace temp macro zondagen(eerste, laatste) as
    (date_trunc('week', laatste + 1)::date - date_trunc('week', eerste)::date) // 7;

-- outputgericht: de dag waarbij de gebroken laatste week telt, de laatste zondag van de toewijzing; geen als zij op zondag eindigt
create or replace temp macro dag_van_gebroken_week(eerste, laatste) as
    if(isodow(laatste) = 7, null, greatest(laatste - isodow(laatste)::integer, eerste));

-- uren worden in minuten geteld, geld in centen, de rest in stuks
create or replace temp macro als_volume(eenheid, getal) as
    case
        when eenheid in ('01', '04', '16') then replace(cast(getal / 60.0 as decimal(18, 2))::varchar, '.', ',') || ' uur'
        when eenheid = '83' then '€ ' || replace(cast(getal / 100.0 as decimal(18, 2))::varchar, '.', ',')
        else getal::bigint || ' stuks'
    end;
