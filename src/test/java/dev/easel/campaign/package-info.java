/**
 * What shows, with real processes, that nobody overspends and nothing is lost: the truth is kept outside of the
 * processes that are killed, stopped and cut off. A slice of each is in the suite; the whole has the tag {@code campaign}.
 */
package dev.easel.campaign;
