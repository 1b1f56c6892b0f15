-- The best that calibrations of this device saw, in fp32 with all its cores; null before the first.
alter table device
    add peak_operations double precision check (peak_operations > 0),
    add peak_bytes      double precision check (peak_bytes > 0),
    add check ((peak_operations is null) = (peak_bytes is null));
