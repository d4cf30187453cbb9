-- leesregels: een periode is een kalendermaand
create or replace temp macro hoogste_periode() as 12;
create or replace temp macro periode_van(dag) as year(dag) * 100 + month(dag);
