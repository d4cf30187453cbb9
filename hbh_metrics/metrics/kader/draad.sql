-- Voor weinig gegevens: er wordt in één draad gewerkt, want er valt niets te verdelen.
set threads = 1;
