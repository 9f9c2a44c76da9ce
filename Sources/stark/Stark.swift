import ArgumentParser
@main
struct Stark: ParsableCommand {}
