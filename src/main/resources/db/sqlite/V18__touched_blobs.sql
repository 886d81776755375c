-- Bytes that nobody needs are swept once they were not touched for a while. They are files here, which know when that was.
SELECT 1;
