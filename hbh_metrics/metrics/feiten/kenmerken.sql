-- Wat er van een cliënt in een periode geldt: de cliëntperioden met hun kenmerken, één rij per cliënt per aanbieder per periode.
-- Een aanbieder zonder cliënten in een periode heeft één rij met alleen zichzelf en de periode. Bekend is wie ten minste één urenregel heeft.
-- uurdagen zijn geïndiceerde uren per week maal dagen, referentiedagen de uren van voor het experiment per vier weken maal dagen; zij staan
-- net als urenhonderdsten in honderdsten (hele getallen, zodat kwadraten precies optellen).
-- betaalde_perioden is het netto aantal; wordt er per uur betaald, dan is dat uren, en telt van wie is betaald het deel van de periode met hulp.
-- Een toewijzing zonder klasse telt niet mee bij de vraag of iemand in de periode één klasse had.
create view tussenstand.kenmerken as
select
    rooster.aanbieder_id,
    rooster.periode_id,
    clientperioden.* exclude (aanbieder_id, periode_id),
    coalesce(actieve_dagen > 0, false) as is_actief,
    coalesce(eerste_dag between rooster.begin and rooster.eind, false) as is_begonnen,
    coalesce(eerste_dag_totaal between rooster.begin and rooster.eind, false) as is_begonnen_in_totaal,
    coalesce(laatste_dag between rooster.begin and rooster.laatste_bekende_dag, false) as is_vertrokken,
    coalesce(laatste_dag_totaal between rooster.begin and rooster.laatste_bekende_dag, false) as is_vertrokken_in_totaal,
    coalesce(aantal_netto > 0, false) as is_betaald,
    if(rooster.is_per_uur, if(aantal_netto > 0, actieve_dagen / rooster.dagen, null)::decimal(18, 9), aantal_netto) as betaalde_perioden,
    coalesce(debetregels > 0, false) as heeft_debet,
    coalesce(urenrijen > 0, false) as is_bekend,
    is_betaald and is_bekend as is_bekend_betaald,
    is_bekend_betaald and uren = 0 as is_betaald_zonder_uren,
    is_actief and is_bekend as is_bekend_actief,
    (100 * indicatie_uurdagen)::bigint as uurdagen,
    is_bekend_actief and indicatie_uurdagen is not null as heeft_indicatie,
    is_bekend and actieve_dagen >= 14 as heeft_tempo,
    heeft_tempo and enige_klasse is not null as heeft_klasse,
    [0, 2, 4, 7, 10, 13][enige_klasse] as klasse_vanaf,
    [2, 4, 7, 10, 13, 16][enige_klasse] as klasse_tot,
    is_bekend_actief and referentie_uren is not null as heeft_referentie,
    (100 * uren)::bigint as urenhonderdsten,
    (100 * referentie_uren * actieve_dagen)::bigint as referentiedagen,
    is_bekend and coalesce(referentie_uren > 0, false) and actieve_dagen = rooster.dagen as is_vergelijkbaar,
    is_vergelijkbaar and uren * 28 * 10 < referentie_uren * rooster.dagen * 7 as is_sterk_gedaald
from tussenstand.rooster as rooster
left join clientperioden
    on rooster.aanbieder_id = clientperioden.aanbieder_id
    and rooster.periode_id = clientperioden.periode_id;
