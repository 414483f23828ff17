"""What the generators of programs choose with: one source of random numbers, so that a seed gives the same program."""


class Choices:
    def __init__(self, random):
        self.random = random

    def pick(self, options):
        return self.random.choice(options)

    def chance(self, share):
        return self.random.random() < share

    def number(self, low, high):
        return self.random.randint(low, high)
