module mlsysops.eu/calibrate/standin

go 1.22
