-- Begint een wijziging van het journaal zelf: niemand anders schrijft tot zij heel is
begin immediate;
