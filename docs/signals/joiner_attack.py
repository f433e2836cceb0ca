#!/usr/bin/env python3
"""What a mean tells of somebody who joins, docs/signals.md 8.6, and the residual leak of 8.2.

Run: python3 joiner_attack.py. It needs Python 3.9 or newer and nothing else, and takes some seconds.
A team of n is joined by one person. The attacker knows the mean of each of B weeks before and B weeks
after, and computes (n+1) * mean after - n * mean before. Printed is the correlation of that with the
joiner's true mean, over REPS teams, where means are published to .1 or to .5 of a point, and where the
deviation from people's own baseline is published in their place. The week's mean over n people is drawn
as one number with the spread of such a mean. Two standard errors are .02.
"""
import math, random
REPS=10000; TRAIT=.45; WEEK=.42
rng=random.Random(21)
def rounded(x,step): return math.floor(x/step+.5)*step
def correlation(xs,ys):
    mx=sum(xs)/len(xs); my=sum(ys)/len(ys)
    sxy=sum((x-mx)*(y-my) for x,y in zip(xs,ys)); sxx=sum((x-mx)**2 for x in xs); syy=sum((y-my)**2 for y in ys)
    return sxy/math.sqrt(sxx*syy)
def published(mean,n,B,step):
    """The mean over B weeks of what is published of n people with this true mean."""
    return sum(rounded(mean+rng.gauss(0,WEEK/math.sqrt(n)),step) for _ in range(B))/B
def attack(n,B,step,level):
    guesses=[];truths=[]
    for _ in range(REPS):
        members=[rng.gauss(3.6,TRAIT) for _ in range(n+1)]; joiner=members[n]
        before=sum(members[:n])/n if level else 0.0; after=sum(members)/(n+1) if level else 0.0
        guesses.append((n+1)*published(after,n+1,B,step)-n*published(before,n,B,step)); truths.append(joiner)
    return correlation(guesses,truths)
if __name__=='__main__':
    for n in (5,12):
        for B in (1,4,13,26):
            print('n=%2d B=%2d  level to .1 r=%.2f  level to .5 r=%.2f  deviation to .1 r=%.2f'%(n,B,attack(n,B,.1,True),attack(n,B,.5,True),attack(n,B,.1,False)))
    print('residual leak 1-sqrt(1-1/n):',{n:round(1-math.sqrt(1-1/n),4) for n in (3,5,6,8,10,20)})
