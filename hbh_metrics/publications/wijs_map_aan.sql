-- Wijs de enige map aan waaruit nog gelezen mag worden.
set allowed_directories = $mappen;
