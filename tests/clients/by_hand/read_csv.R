# readr: Rscript read_csv.R PLAN stated|guessed. Prints what it read as JSON; see answers.py.
suppressMessages({
  library(readr)
  library(jsonlite)
})

arguments <- commandArgs(trailingOnly = TRUE)
plan <- fromJSON(arguments[1], simplifyVector = FALSE)
letter <- c(string = "c", integer = "i", number = "d", boolean = "l", date = "D", list = "c")

read <- function(table) {
  if (arguments[2] == "guessed") {
    return(read_csv(table$csv, show_col_types = FALSE, progress = FALSE))
  }
  types <- vapply(table$columns, function(column) letter[[column$type]], "")
  read_csv(table$csv, na = "", trim_ws = FALSE, col_types = paste(types, collapse = ""), progress = FALSE)
}

iso <- function(dates) {
  parts <- as.POSIXlt(dates)
  sprintf("%04d-%02d-%02d", parts$year + 1900L, parts$mon + 1L, parts$mday)
}

as_text <- function(column) {
  if (inherits(column, "Date")) text <- iso(column)
  else if (inherits(column, "POSIXct")) text <- format(column)
  else if (is.logical(column)) text <- tolower(as.character(column))
  else if (is.integer(column)) text <- as.character(column)
  else if (is.numeric(column)) text <- sprintf("%.17g", column)
  else text <- enc2utf8(as.character(column))
  text[is.na(column)] <- NA
  list(type = unbox(class(column)[1]), cells = text)
}

tables <- list()
for (table in plan) {
  frame <- suppressWarnings(read(table))
  tables[[table$name]] <- lapply(as.list(frame), as_text)
}
version <- paste0(packageVersion("readr"), " (R ", getRversion(), ")")
cat(toJSON(list(version = unbox(version), tables = tables), na = "null"))
