DELETE FROM generation;
