-- leesregels: wat op een burgerservicenummer of ander persoonsgegeven lijkt

-- waarden die op een burgerservicenummer, postcode, e-mailadres of telefoonnummer lijken
-- kan_bsn laat ook letters met een accent tussen de cijfers toe: ruimer dan lijkt_bsn, en voor een kleine levering veel sneller
create or replace temp macro kan_bsn(tekst) as
    case when length(tekst) >= 8 then regexp_matches(tekst, '[0-9](?:[^A-Za-z0-9]?[0-9]){7}') else false end;
create or replace temp macro lijkt_bsn(tekst) as
    case
        when length(tekst) >= 8 then regexp_matches(tekst, '[0-9](?:[^\pL\pN]?[0-9]){7}')
        else false
    end;
-- de cijfers van wat een burgerservicenummer kan zijn, hoe het ook is geschreven; een datum is er geen
create or replace temp macro kale_cijfers(tekst) as
    case
        when lees_datum(tekst) is null then nullif(regexp_extract(
            regexp_replace(regexp_replace(tekst, '[.,]0{1,2}$', ''), '[^\pL\pN]', '', 'g'), '[0-9]{8,}'
        ), '')
    end;
create or replace temp macro lijkt_persoonsgegeven(tekst) as
    case
        when contains(tekst, '@') then regexp_full_match(tekst, '[^@\s]+@[^@\s]+\.[^@\s]+')
        when length(tekst) between 6 and 7 then regexp_full_match(tekst, '[1-9][0-9]{3} ?[A-Za-z]{2}')
        when length(tekst) >= 10 and tekst[1] in ('0', '+', '(')
            then regexp_full_match(tekst, '(\(?0[1-9][0-9]{0,2}\)?|\+31|0031)[ -]?\(?[0-9](\)?[ -]?[0-9]){5,9}')
                and length(regexp_replace(tekst, '[^0-9]', '', 'g')) between 10 and 13
        else false
    end;
