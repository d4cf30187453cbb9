-- Hoeveel weken een tijdvak telt, op beide manieren van de standaard; dat bepaalt alleen welk volume een toewijzing toelaat
-- inspanningsgericht: elke week met een dag erin (de dag van levering)
create or replace temp macro weken_met_dag(eerste, laatste) as
    (date_trunc('week', laatste)::date - date_trunc('week', eerste)::date) // 7 + 1;

-- outputgericht: elke week waarvan de zondag erin valt, en de gebroken laatste week
create or replace temp macro weken_met_zondag(eerste, laatste) as
    (date_trunc('week', laatste + 1)::date - date_trunc('week', eerste)::date) // 7 + if(isodow(laatste) = 7, 0, 1);
