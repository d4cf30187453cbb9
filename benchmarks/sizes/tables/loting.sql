-- Een loting die altijd hetzelfde uitvalt: een getal van 0 tot het aantal kansen, naar een sleutel en waarom er wordt geloot.
create macro loting(kansen, sleutel, reden) as (hash(sleutel, reden) % kansen)::integer;
