-- leesregels: een periode is een blok van vier ISO-weken; week 53 hoort bij periode 13
create or replace temp macro hoogste_periode() as 13;
create or replace temp macro periode_van(dag) as isoyear(dag) * 100 + least((week(dag) - 1) // 4 + 1, 13);
