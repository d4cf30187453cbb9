-- Ruimt de tussentabellen op; wat een publicatie bewaart, staat erbuiten.
drop schema tussenstand cascade;
