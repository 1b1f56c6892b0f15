-- How much runs of one network differed among themselves on this hardware when this one was measured, and how many
-- repeats had shown it; part of p50_low and p50_high. Null for what was measured before that was asked.
alter table measurement
    add repeat_deviation double precision check (repeat_deviation >= 0),
    add repeats          integer check (repeats >= 0),
    add check ((repeat_deviation is null) = (repeats is null));
