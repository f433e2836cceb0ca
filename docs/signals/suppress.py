#!/usr/bin/env python3
"""Suppression by atoms, docs/signals.md 8.4, and a rank attacker that tries to get around it.

Run: python3 suppress.py. It needs Python 3.9 or newer and nothing else, and takes a second.
It prints on how many of 400 random trees (k = 3) the attacker learns a sum over fewer than k people:
with a plain threshold, and with the algorithm. Then the four golden trees (k = 5). Ranks are counted
modulo a prime, so that nothing is rounded.
"""
import itertools, random
PRIME=2147483647
# tree: node -> children ; direct members per node (respondents)
def members(t,v):
    s=set(t['direct'].get(v,()))
    for c in t['ch'].get(v,()): s|=members(t,c)
    return s
def post(t,v):
    for c in sorted(t['ch'].get(v,())): yield from post(t,c)
    yield v
def maximal_pub(t,v,pub):
    out=[]
    for c in sorted(t['ch'].get(v,())):
        if c in pub: out.append(c)
        else: out+=maximal_pub(t,c,pub)
    return out
def atom(t,v,pub):
    a=set(members(t,v))
    for c in maximal_pub(t,v,pub): a-=members(t,c)
    return a
def protect(t,root,k):
    pub=set()
    for v in post(t,root):
        if len(members(t,v))<k: continue
        pub.add(v)
        while True:
            r=len(atom(t,v,pub))
            if r==0 or r>=k: break
            cand=[(len(atom(t,c,pub)),c) for c in maximal_pub(t,v,pub)]
            cand=[(a,c) for a,c in cand if a>0]
            if not cand: pub.discard(v); break
            enough=[x for x in cand if r+x[0]>=k]
            pub.discard(min(enough or cand)[1])
    return pub
def naive(t,root,k): return {v for v in post(t,root) if len(members(t,v))>=k}
def echelon(rows):
    """Reduced rows by their pivot column, modulo PRIME."""
    done={}
    for row in rows:
        row=left(row,done); c=next((i for i,x in enumerate(row) if x),None)
        if c is None: continue
        inv=pow(row[c],PRIME-2,PRIME); row=[x*inv%PRIME for x in row]
        for other in done.values():
            f=other[c]
            if f: other[:]=[(x-f*y)%PRIME for x,y in zip(other,row)]
        done[c]=row
    return done
def left(row,done):
    """What is left of a row beside the span of `done`; all 0 where it lies in it."""
    row=list(row)
    for c,r in done.items():
        f=row[c]
        if f: row=[(x-f*y)%PRIME for x,y in zip(row,r)]
    return row
def attack(t,root,pub,k):
    """Sets of fewer than k people whose sum follows from the published ones."""
    people=sorted(members(t,root))
    sums=[members(t,v) for v in sorted(pub)]
    basis=echelon([[int(p in s) for p in people] for s in sums])
    bad=[]
    for size in range(1,k):
        for S in itertools.combinations(range(len(people)),size):
            if not any(left([int(i in S) for i in range(len(people))],basis)): bad.append(tuple(people[i] for i in S))
    return bad
if __name__=='__main__':
    random.seed(1); k=3; tot=0; nb=0; pb=0; pubn=0; naiven=0; allnodes=0
    for it in range(400):
        # random tree up to 3 levels, <=14 people
        t={'ch':{},'direct':{}}; pid=0; nodes=['R']; 
        for i in range(random.randint(1,4)):
            d='D%d'%i; t['ch'].setdefault('R',[]).append(d); nodes.append(d)
            for j in range(random.randint(0,3)):
                s='%s.T%d'%(d,j); t['ch'].setdefault(d,[]).append(s); nodes.append(s)
        for p in range(random.randint(4,14)):
            v=random.choice(nodes); t['direct'].setdefault(v,[]).append('p%02d'%p)
        P=protect(t,'R',k); Nv=naive(t,'R',k)
        b=attack(t,'R',P,k); c=attack(t,'R',Nv,k)
        tot+=1; nb+=bool(c); pb+=bool(b); pubn+=len(P); naiven+=len(Nv); allnodes+=len(nodes)
    print('trees',tot,'naive k-threshold broken',nb,'protected broken',pb,'published nodes: protected',pubn,'naive',naiven,'all',allnodes)
    # worked example (k=5)
    t={'ch':{'Org':['Eng','Biz'],'Eng':['A','B','C']},'direct':{'Eng':['el'],'A':['a%d'%i for i in range(7)],'B':['b%d'%i for i in range(6)],'C':['c%d'%i for i in range(3)],'Biz':['z%d'%i for i in range(8)]}}
    print('ex1', sorted(protect(t,'Org',5)), {v:len(members(t,v)) for v in post(t,'Org')}, {v:len(atom(t,v,protect(t,'Org',5))) for v in protect(t,'Org',5)})
    t2={'ch':{'Eng':['A','B','C']},'direct':{'A':['a%d'%i for i in range(7)],'B':['b%d'%i for i in range(6)],'C':['c%d'%i for i in range(3)]}}
    print('ex2', sorted(protect(t2,'Eng',5)), {v:len(atom(t2,v,protect(t2,'Eng',5))) for v in protect(t2,'Eng',5)}, 'naive',sorted(naive(t2,'Eng',5)))
    t3={'ch':{'Eng':['A','B','C','D']},'direct':{'A':['a%d'%i for i in range(7)],'B':['b%d'%i for i in range(6)],'C':['c%d'%i for i in range(3)],'D':['d%d'%i for i in range(4)]}}
    print('ex3', sorted(protect(t3,'Eng',5)), {v:len(atom(t3,v,protect(t3,'Eng',5))) for v in protect(t3,'Eng',5)})
    t4={'ch':{'Eng':['A','B']},'direct':{'Eng':['l1','l2'],'A':['a%d'%i for i in range(5)],'B':['b%d'%i for i in range(9)]}}
    print('ex4', sorted(protect(t4,'Eng',5)), {v:len(atom(t4,v,protect(t4,'Eng',5))) for v in protect(t4,'Eng',5)})
